import Foundation

/// Two programs that compute the same, to be run one after the other, and the rows that come of it; or
/// Apus alone.
struct Comparison {
  enum Program {
    /// A script of the peers or of `Peers/`.
    case python(String, [String])
    /// A sub-command of this program.
    case apus([String])
  }

  /// What `--only` calls it.
  var name: String
  /// The side that Apus is measured against; nil where there is none.
  var peer: Program?
  /// What the table calls that side.
  var peerName = "JAX"
  var apus: Program
  var rounds: Int
  /// Whether a round takes more than some 20 s.
  var isLong = false
  /// An input that is made before the comparison, being too large to be made for others.
  var input: (file: String, script: String, arguments: [String])?
  var rows: [Row]
}

extension Comparison {
  static let all: [Comparison] =
    [cuts, chunkedCuts, histogram] + mlp + [neosStep("small"), neosStep("large"), likelihood]
    + threads + [mapped] + inference
    + trees

  private static let cuts = Comparison(
    name: "cuts", peer: .python("cuts.py", ["1", "whole"]), apus: .apus(["cuts"]), rounds: 2,
    isLong: true,
    rows: [
      Row(
        title: "Cuts, 2 × 10⁶ events", peer: "cuts_1m_whole", apus: "cuts_1m", target: .speed(40),
        tolerance: .double),
      Row(
        title: "Cuts, peak memory beyond the data", peer: "cuts_1m_whole", apus: "cuts_1m",
        quantity: .memory, target: .memory(0.05), tolerance: .double),
    ])

  private static let chunkedCuts = Comparison(
    name: "cuts-chunked", peer: .python("cuts.py", ["1", "chunked"]), peerName: "JAX in chunks",
    apus: .apus(["cuts"]), rounds: 2, isLong: true,
    rows: [
      Row(
        title: "Cuts, 2 × 10⁶ events", peer: "cuts_1m_chunked", apus: "cuts_1m",
        target: .speed(25), tolerance: .double)
    ])

  private static let histogram = Comparison(
    name: "histogram", peer: .python("hist_scaling.py", []), apus: .apus(["histogram"]),
    rounds: 1, isLong: true,
    rows: RelaxedHistogram.cases.map { bins, fraction in
      let name = "hist_\(bins)_\(fraction)"
      return Row(
        title: "Histogram, \(bins) bins, bandwidth of \(fraction) bins", peer: name, apus: name,
        target: ["hist_200_0.1": .speed(150), "hist_10_1.0": .speed(8)][name], tolerance: .double)
    })

  private static let mlp = [
    ("float64", "double", Tolerance.double), ("float32", "single", .single),
  ].map { bits, precision, tolerance in
    Comparison(
      name: "mlp-\(bits)", peer: .python("mlp.py", ["jax", bits]),
      apus: .apus(["mlp", "--precision", precision]), rounds: 3,
      rows: [
        Row(
          title: "Perceptron 30-64-64-1, \(bits)", peer: "mlp_jax_\(bits)", apus: "mlp_\(bits)",
          target: .speed(1.5), tolerance: tolerance)
      ])
  }

  private static func neosStep(_ size: String) -> Comparison {
    Comparison(
      name: "blobs-\(size)", peer: .python("blobs_step.py", [size]),
      apus: .apus(["neos-step", size]), rounds: size == "large" ? 2 : 5, isLong: size == "large",
      rows: BlobsModel.Statistic.allCases.map { statistic in
        Row(
          title: "neos step, \(size) network, \(statistic)", peer: "blobs_\(size)_\(statistic)",
          apus: "blobs_\(size)_\(statistic)", target: .speed(size == "large" ? 1.3 : 1.5),
          tolerance: .fits)
      })
  }

  private static let likelihood = Comparison(
    name: "likelihood", peer: .python("likelihood.py", [Folders.golden.path]),
    apus: .apus(["likelihood", "--yields", Folders.golden.path]), rounds: 5,
    rows: BlobsModel.Statistic.allCases.map { statistic in
      Row(
        title: "Fits alone, \(statistic)", peer: "likelihood_\(statistic)",
        apus: "likelihood_\(statistic)", target: statistic == .cls ? .speed(10) : nil,
        tolerance: .fits)
    })

  private static let threads = [("cuts", "cuts_1m", "Cuts"), ("mlp", "mlp_float64", "Perceptron")]
    .map { command, record, title in
      Comparison(
        name: "threads-\(command)", peer: .apus([command, "--threads", "1"]),
        peerName: "Apus, 1 thread", apus: .apus([command, "--threads", "2"]), rounds: 3,
        rows: [
          Row(
            title: "\(title), 2 threads", peer: record, apus: record, target: .speed(1.8),
            tolerance: .double)
        ])
    }

  /// A hundred million events, five columns of doubles: four gigabytes.
  private static let mapped = Comparison(
    name: "mapped", peer: .apus(["cuts"]), peerName: "Apus, 2 × 10⁶ in memory",
    apus: .apus(["cuts", "--copies", "50", "--mapped", "inputs", "--repeats", "3"]), rounds: 2,
    isLong: true, input: ("cuts_bkg_50.npy", "tile_inputs.py", ["50", "inputs"]),
    rows: [
      Row(
        title: "Cuts, 10⁸ memory-mapped events, time per event", peer: "cuts_1m",
        apus: "cuts_50m_mapped", quantity: .timePerEvent(copies: 50), target: .speed(1 / 1.2),
        tolerance: .double),
      Row(
        title: "Cuts, 10⁸ memory-mapped events, memory beyond the page cache", peer: "cuts_1m",
        apus: "cuts_50m_mapped", quantity: .anonymousMemory, target: .megabytes(1024),
        tolerance: .double),
    ])
}
