/// Inference on models whose templates are numbers, beside pyhf.
extension Comparison {
  static let inference =
    [
      test(.sbottom, "Test of a sbottom signal, 64 parameters", .numpy, target: .speed(200)),
      test(.sbottom, "Test of a sbottom signal, 64 parameters", .jax, target: .speed(10)),
      test(
        .staus, "Test of a stau signal, 120 parameters", .numpy, target: .speed(100), isLong: true),
      test(.staus, "Test of a stau signal, 120 parameters", .jax, target: .speed(10)),
      test(.twoBins, "Test of two bins, 3 parameters", .numpy, target: .seconds(100e-6)),
      test(.twoBins, "Test of two bins, 3 parameters", .jax, target: .seconds(100e-6)),
    ] + [toys, largeFit, impacts]

  private enum Backend: String {
    case numpy, jax

    var title: String { self == .numpy ? "pyhf on NumPy" : "pyhf on JAX" }
    var tolerance: Tolerance { self == .numpy ? .testsByDifferences : .tests }
  }

  private static func test(
    _ model: InferenceCase, _ title: String, _ backend: Backend, target: Row.Target,
    isLong: Bool = false
  ) -> Comparison {
    Comparison(
      name: "\(model.rawValue)-\(backend)",
      peer: .python("pyhf_fits.py", [backend.rawValue] + model.files.map(\.path)),
      peerName: backend.title, apus: command(model), rounds: 3, isLong: isLong,
      rows: [
        Row(
          title: title, peer: "pyhf_\(backend)", apus: "limit_test_\(model.rawValue)",
          target: target, tolerance: backend.tolerance)
      ])
  }

  private static let toys = Comparison(
    name: "toys", peer: .python("pyhf_toys.py", InferenceCase.toys.files.map(\.path)),
    peerName: "pyhf on NumPy", apus: command(.toys), rounds: 3,
    rows: [
      Row(
        title: "Toys of one bin, two fits each", peer: "pyhf_toys", apus: "limit_test_toys",
        quantity: .toyRate, target: .toyRate(20_000), tolerance: .toys)
    ])

  private static let largeFit = Comparison(
    name: "large-fit",
    peer: .python("pyhf_fit.py", ["jax"] + InferenceCase.largeFit.files.map(\.path)),
    peerName: "pyhf on JAX", apus: command(.largeFit), rounds: 1, isLong: true,
    rows: [
      Row(
        title: "Fit of 701 parameters", peer: "pyhf_fit_jax", apus: "fit_large",
        tolerance: .largeFit)
    ])

  private static let impacts = Comparison(
    name: "impacts", apus: command(.impacts), rounds: 1,
    rows: [
      Row(
        title: "701 parameters: read, fit, rank all impacts", apus: "impacts_large",
        target: .seconds(10), tolerance: .double),
      Row(
        title: "701 parameters, peak memory", apus: "impacts_large", quantity: .peakMemory,
        target: .megabytes(500), tolerance: .double),
    ])

  private static func command(_ model: InferenceCase) -> Program {
    .apus(["inference", "--case", model.rawValue])
  }
}
