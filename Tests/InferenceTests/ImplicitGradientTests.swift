import Autodiff
import Foundation
import HistFactory
import Inference
import TestSupport
import Testing

private let goldenFile = "peers/golden_ift.json"

/// The model of `golden_ift.json`: s = 15 + φ, b = 45 − 2φ, δb = 1 + 0.2 φ² in each bin.
private struct ShiftedModel {
  let phi = GlobalExpression.parameter("phi")
  let model: HistFactoryModel
  let bins: Int

  init(bins: Int, lowest mu: Double) throws {
    self.bins = bins
    let ones = GlobalExpression(Array(repeating: 1.0, count: bins))
    model = try HistFactoryModel(
      channels: [
        .init(
          "channel",
          samples: [
            .init("signal", nominal: (15 + phi) * ones, modifiers: [.normFactor("mu")]),
            .init(
              "background", nominal: (45 - 2 * phi) * ones,
              modifiers: [
                .shapeSys("shapesys", uncertainties: (1 + 0.2 * square(phi)) * ones)
              ]),
          ])
      ], parameterOfInterest: "mu"
    ).bounding("mu", to: mu...10)
  }

  func data(_ name: String) throws -> ModelData {
    switch name {
    case "asimov_mu0": try model.asimovData(mu: 0)
    case "asimov_mu1": try model.asimovData(mu: 1)
    default:
      ModelData(
        main: GlobalExpression(bins == 1 ? [47] : [44, 50]),
        auxiliary: GlobalExpression(Array(repeating: 60.0, count: bins)))
    }
  }
}

@Suite(
  "Fits and tests against golden implicit gradients",
  .enabled(if: SharedData.mayUse(goldenFile), "\(SharedData.skipped)"))
struct ImplicitGradientTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let what: String
    let data: String
    let bins: Int
    let phi: Double
    let values: [Double]
    let slopes: [Double]
    var testDescription: String { "\(what) on \(data), \(bins) bins, φ = \(phi)" }
  }

  static let cases: [Case] = {
    guard let contents = try? Data(contentsOf: SharedData.url(goldenFile)),
      let json = try? JSONSerialization.jsonObject(with: contents) as? [String: Any],
      let cases = json["cases"] as? [[String: Any]]
    else { return [] }
    return cases.map {
      Case(
        what: $0["what"] as! String, data: $0["data"] as! String, bins: $0["n_bins"] as! Int,
        phi: ($0["phi"] as! NSNumber).doubleValue, values: numbers($0["value"]!),
        slopes: slopes(of: $0))
    }
  }()

  /// The golden implicit derivative, unless the golden finite difference contradicts it: three of
  /// the derivatives are off by up to 7e-5 because their fit stopped early.
  private static func slopes(of golden: [String: Any]) -> [Double] {
    let isExact = (golden["max_abs_err"] as! NSNumber).doubleValue < 1e-7
    return numbers(golden[isExact ? "d_dphi" : "finite_difference"]!)
  }

  /// A number, or the parameters in the order mu, shapesys.
  private static func numbers(_ value: Any) -> [Double] {
    if let number = value as? NSNumber { return [number.doubleValue] }
    if let list = value as? [Any] { return list.flatMap(numbers) }
    let fields = value as! [String: Any]
    return numbers(fields["mu"]!) + numbers(fields["shapesys"]!)
  }

  @Test func `all cases are there`() { #expect(Self.cases.count == 63) }

  @Test(arguments: cases)
  func `value and derivative`(golden: Case) throws {
    // The golden tests of two bins bounded μ at 0, all others at −1.
    let isBounded = golden.what == "cls_q" && golden.bins == 2
    let shifted = try ShiftedModel(bins: golden.bins, lowest: isBounded ? 0 : -1)
    let result = try result(of: golden, shifted)
    let slope = jacobian(of: result, withRespectTo: shifted.phi).reshaped(to: result.shape)
    let values = try Autodiff.values(of: [result, slope], at: [shifted.phi: Tensor(golden.phi)])
    for (index, expected) in golden.values.enumerated() {
      #expect(abs(values[0].elements[index] - expected) < 1e-6 * max(1, abs(expected)))
    }
    for (index, expected) in golden.slopes.enumerated() {
      #expect(abs(values[1].elements[index] - expected) < 1e-6 * max(1, abs(expected)))
    }
  }

  private func result(of golden: Case, _ shifted: ShiftedModel) throws -> GlobalExpression {
    let (model, data) = (shifted.model, try shifted.data(golden.data))
    switch golden.what {
    case "fit": return try model.fit(to: data).parameters
    case "fixed_poi_fit": return try model.fit(to: data, fixing: ["mu": 1]).parameters
    case "cls_q":
      // The golden values divide by the median ½ instead of 1 − p_b of the data.
      let q = try LikelihoodRatio(model, data: data).q(mu: 1)
      return (2 * normalCDF(-safeSquareRoot(q))).reshaped(to: [1])
    case "cls_q_expected_pars": return try model.expectedCLs(mu: 1).reshaped(to: [1])
    case "p0_q0":
      return normalCDF(-(try model.discoverySignificance(data: data))).reshaped(to: [1])
    default: return try model.expectedDiscoveryPValue(mu: 1).reshaped(to: [1])
    }
  }
}
