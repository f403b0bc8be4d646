import ArgumentParser
import Foundation
import LightTransport

/// `closure`: many flashes.
struct ClosureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "closure",
    abstract: "Fit flashes of many seeds, show their pulls, and map the bias of fits without noise."
  )

  @OptionGroup var models: ModelOptions
  @Option(help: "How many flashes.") var seeds: UInt64 = 50
  @Option(help: "The first seed.") var first: UInt64 = 1
  @Option(help: "A file of JSON to write, too.") var json: String?

  func validate() throws {
    guard 2...100_000 ~= seeds else {
      throw ValidationError("--seeds is \(seeds); give 2 to 100000")
    }
  }

  func run() throws {
    let detector = LightDetector()
    let fitters = try models.fitters(of: detector)
    show(
      """
      | model | fits | failed | at a wall | pulls: means of x, y, z, log N | widths | median distance, cm | closed |
      |---|---|---|---|---|---|---|---|
      """)
    var record: [String: ClosureRecord] = [:]
    for (name, fitter) in fitters {
      let closure = try FlashClosure(fitter, in: detector, seeds: first..<(first + seeds))
      show(
        tableRow([
          name, "\(closure.pulls.count)", "\(closure.failures)", "\(closure.atWall)",
          list(closure.means), list(closure.widths), text(closure.medianDistance),
          closure.isClosed ? "yes" : "no",
        ]))
      record[name] = ClosureRecord(pulls: closure.pulls, failures: closure.failures)
    }
    try showMaps(fitters, detector, &record)
    if let json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys]
      try encoder.encode(record).write(to: URL(filePath: json))
    }
  }

  private func showMaps(
    _ fitters: [(name: String, fitter: FlashFitter)], _ detector: LightDetector,
    _ record: inout [String: ClosureRecord]
  ) throws {
    show(
      """

      | model | places | failed | RMS bias of x, y, z, cm | in units of the error |
      |---|---|---|---|---|
      """)
    for (name, fitter) in fitters {
      let map = try BiasMap(fitter, in: detector)
      let (rms, relative) = (map.rms, map.rmsSignificance)
      show(
        tableRow([
          name, "\(map.places.count)", "\(map.failures)", list((0..<3).map { rms[$0] }, 3),
          list((0..<3).map { relative[$0] }),
        ]))
      record[name]?.places = map.places.map { [$0.x, $0.y, $0.z] }
      record[name]?.biases = map.biases.map { [$0.x, $0.y, $0.z] }
    }
  }

  private func list(_ numbers: [Double], _ digits: Int = 2) -> String {
    numbers.map { text($0, digits) }.joined(separator: ", ")
  }
}

/// What `--json` has of each model.
struct ClosureRecord: Codable {
  /// x, y, z and log N of each flash.
  let pulls: [[Double]]
  let failures: Int
  /// Places of the map of biases, and the biases, in cm.
  var places: [[Double]] = []
  var biases: [[Double]] = []
}
