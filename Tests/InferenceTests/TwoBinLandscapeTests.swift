import Autodiff
import HistFactory
import Inference
import TestSupport
import Testing

/// Two bins, a signal of (5, 11) on a background of (50, 50) with one shape uncertainty of sizes u
/// and d, from chapter "neos" of the thesis of N. Simpson; numbers from pyhf 0.7.6.
private struct Landscape {
  enum Down { case likePrinted, likeDiscussed }

  let u = GlobalExpression.parameter("u")
  let d = GlobalExpression.parameter("d")
  let model: HistFactoryModel
  let metrics: [GlobalExpression]

  /// - Parameter down: (50 − d, 50 + d) as printed in the thesis, or (50 + d, 50 − d) as its discussion
  ///   has it: then d = u moves both variations to the same side.
  init(_ down: Down) throws {
    let opposite = GlobalExpression([1, -1])
    let low = 50 + (down == .likePrinted ? -d : d) * opposite
    model = try HistFactoryModel(
      channels: [
        Channel(
          "channel",
          samples: [
            .signal([5, 11]),
            Sample(
              "background", nominal: [50, 50],
              modifiers: [.histoSys("shape", low: low, high: 50 + u * opposite)]),
          ])
      ], parameterOfInterest: "mu")
    metrics = [
      try model.expectedCLs(), try model.expectedDiscoveryPValue(),
      try model.expectedSignificance(), try model.expectedUncertainty(),
    ]
  }

  func at(_ u: Double, _ d: Double) -> [GlobalExpression: Tensor] {
    [self.u: Tensor(u), self.d: Tensor(d)]
  }
}

@Suite("Landscape of two bins")
struct TwoBinLandscapeTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let u: Double
    let d: Double
    /// CLs, p0, Z and σ(μ).
    let printed: [Double]
    let discussed: [Double]
    var testDescription: String { "u = \(u), d = \(d)" }
  }

  static let certain = [0.107956, 0.048812, 1.65648, 0.640427]
  static let rows = [
    Row(u: 0, d: 0, printed: certain, discussed: certain),
    Row(u: 5, d: 5, printed: [0.116074, 0.054206, 1.605368, 0.65499], discussed: certain),
    Row(u: 10, d: 10, printed: [0.122635, 0.057341, 1.577494, 0.66537], discussed: certain),
    Row(
      u: 10, d: 0, printed: [0.119909, 0.051827, 1.627392, 0.65499],
      discussed: [0.119909, 0.051827, 1.627392, 0.65499]),
  ]

  @Test(arguments: rows)
  func `metrics agree to five digits in both conventions`(row: Row) throws {
    for (landscape, golden) in [
      (try Landscape(.likePrinted), row.printed), (try Landscape(.likeDiscussed), row.discussed),
    ] {
      let values = try numbers(landscape.metrics, at: landscape.at(row.u, row.d))
      for (value, expected) in zip(values, golden) {
        #expect(abs(value / expected - 1) < 1e-5, "\(value) \(expected)")
      }
    }
  }

  @Test(arguments: rows.dropFirst())
  func `gradients agree with finite differences`(row: Row) throws {
    let printed = try Landscape(.likePrinted)
    for metric in printed.metrics { try expectGradient(metric, printed, at: [row.u, row.d]) }
    let discussed = try Landscape(.likeDiscussed)
    // Beside u = d the fit behind CLs has another minimum: see below.
    for metric in discussed.metrics.dropFirst(row.u == row.d ? 1 : 0) {
      try expectGradient(metric, discussed, at: [row.u, row.d])
    }
  }

  /// From the symmetric start α = 0 the fit at μ = 1 to background stays there, as in pyhf, though it
  /// is a maximum in α: the variation's even part would pull the rates towards the data.
  @Test(arguments: [(5.0, 0.110296), (10.0, 0.116714)])
  func `CLs of a same-sign systematic is blind only at a saddle of its fit`(
    size: Double, cls: Double
  ) throws {
    let landscape = try Landscape(.likeDiscussed)
    let data = try landscape.model.asimovData(mu: 0)
    let fit = try landscape.model.fit(to: data, fixing: ["mu": 1], from: ["shape": -0.3])
    let lower = 2 * normalCDF(-safeSquareRoot(2 * fit.halfDeviance))
    let values = try numbers([lower, landscape.metrics[0]], at: landscape.at(size, size))
    #expect(abs(values[0] / cls - 1) < 5e-6)
    #expect(values[0] > values[1])
  }

  private func expectGradient(
    _ metric: GlobalExpression, _ landscape: Landscape, at point: [Double]
  ) throws {
    let slopes = gradient(of: metric, withRespectTo: [landscape.u, landscape.d])
    let exact = try numbers(slopes, at: landscape.at(point[0], point[1]))
    let evaluator = Evaluator(Plan([metric]))
    let numerical = try finiteDifferences(at: Tensor(point), step: 1e-3) {
      try evaluator.evaluate(landscape.at($0[0], $0[1]))[0].scalar
    }
    for (exact, numerical) in zip(exact, numerical) {
      #expect(abs(exact - numerical) < 1e-8 + 1e-6 * abs(exact))
    }
  }

  @Test(arguments: [5.0, 10.0])
  func `a same-sign systematic is invisible to Asimov metrics but not to its diagnostic`(
    size: Double
  ) throws {
    let landscape = try Landscape(.likeDiscussed)
    let blind = try numbers(landscape.metrics, at: landscape.at(size, size))
    let certain = try numbers(landscape.metrics, at: landscape.at(0, 0))
    for (blind, certain) in zip(blind, certain) { #expect(abs(blind - certain) < 1e-12) }

    let shift = try landscape.model.sameSignShifts(mu: 1)[0]
    let seen = try values(
      of: [shift.shift, shift.visibleShift, shift.significance, shift.total],
      at: landscape.at(size, size))
    #expect(shift.parameter == "shape")
    #expect(seen[0].elements == [size, -size])
    #expect(seen[1].elements == [0, 0])
    let pulls = [size / 55.0.squareRoot(), -size / 61.0.squareRoot()]
    for (pull, expected) in zip(seen[2].elements, pulls) { #expect(abs(pull - expected) < 1e-14) }
    let total = (pulls[0] * pulls[0] + pulls[1] * pulls[1]).squareRoot()
    #expect(abs(seen[3].scalar - total) < 1e-14)
  }

  @Test func `opposite variations have no same-sign part`() throws {
    let landscape = try Landscape(.likePrinted)
    let shift = try landscape.model.sameSignShifts()[0]
    let seen = try values(
      of: [shift.shift, shift.visibleShift, shift.total], at: landscape.at(10, 10))
    #expect(seen[0].elements == [0, 0])
    #expect(seen[1].elements == [10, -10])
    #expect(seen[2].scalar == 0)
  }

  @Test func `the same-sign part can be trained away`() throws {
    let landscape = try Landscape(.likeDiscussed)
    try expectGradient(
      try landscape.model.sameSignShifts()[0].total, landscape, at: [10, 6])
  }
}
