import Autodiff
import HistFactory
import Inference
import Testing

@Suite("Information under other constraints")
struct ConstrainedInformationTests {
  /// A background template that moves by ±`step` between two bins.
  private func model(step: Double) throws -> HistFactoryModel {
    try HistFactoryModel(
      channels: [
        .init(
          "region",
          samples: [
            .init("signal", nominal: [5, 11], modifiers: [.normFactor("mu")]),
            .init(
              "background", nominal: [50, 40],
              modifiers: [
                .histoSys(
                  "position", low: [50 - 4 * step, 40 + 3 * step],
                  high: [50 + 4 * step, 40 - 3 * step])
              ]),
          ])
      ], parameterOfInterest: "mu", shiftInterpolation: .piecewiseLinear)
  }

  /// The inverse of Σ ∂λ ∂λᵀ/λ + diag(0, c), by hand.
  private func uncertainty(step: Double, constraint: Double) -> Double {
    let (s, d, rate) = ([5.0, 11], [4 * step, -3 * step], [55.0, 51])
    func sum(_ a: [Double], _ b: [Double]) -> Double {
      a[0] * b[0] / rate[0] + a[1] * b[1] / rate[1]
    }
    let (ss, sd, dd) = (sum(s, s), sum(s, d), sum(d, d) + constraint)
    return (dd / (ss * dd - sd * sd)).squareRoot()
  }

  @Test func `a constraint of width w adds 1/w² to the information, none adds nothing`() throws {
    func expected(_ constraint: NuisanceConstraint) throws -> Double {
      try model(step: 1).constraining("position", by: constraint).expectedUncertainty()
        .value().scalar
    }
    #expect(try abs(expected(.none) - uncertainty(step: 1, constraint: 0)) < 1e-12)
    #expect(
      try abs(expected(.gaussian(width: 2)) - uncertainty(step: 1, constraint: 0.25)) < 1e-12)
    #expect(try abs(expected(.standard) - uncertainty(step: 1, constraint: 1)) < 1e-12)
  }

  @Test func `half the step with twice the width is the same model`() throws {
    let (short, long) = (
      try model(step: 0.5).constraining("position", by: .gaussian(width: 2)), try model(step: 1)
    )
    for measure in [
      { try $0.expectedUncertainty() }, { try $0.expectedSignificance() }, { try $0.expectedCLs() },
    ] as [(HistFactoryModel) throws -> GlobalExpression] {
      let (a, b) = (try measure(short).value().scalar, try measure(long).value().scalar)
      #expect(abs(a - b) < 1e-9 * abs(b))
    }
  }
}
