import Autodiff
import HistFactory
import Inference
import Testing

/// With u = d both variations move the rates by u (1, −1) g(α), g even. The fit at μ = 1 to background
/// is then symmetric in α. Above u ≈ 2.98 its stationary point α = 0, where pyhf stops, is a
/// maximum in α between two equal minima: the even part pulls the rates towards the data.
@Suite("A systematic that moves both variations to the same side")
struct SameSignTests {
  private let landscape: Landscape
  private var cls: GlobalExpression { landscape.metrics[0] }

  init() throws { landscape = try Landscape(.likeDiscussed) }

  private func expectedCLs(at fit: Fit) -> GlobalExpression {
    2 * normalCDF(-safeSquareRoot(2 * fit.halfDeviance))
  }

  private func fit(from alpha: Double) throws -> Fit {
    try landscape.model.fit(
      to: landscape.model.asimovData(mu: 0), fixing: ["mu": 1], from: ["shape": alpha])
  }

  @Test(arguments: [5.0, 10.0])
  func `a same-sign systematic is invisible to Z, p0 and σ(μ) but not to its diagnostic`(
    size: Double
  ) throws {
    let landscape = try Landscape(.likeDiscussed)
    let blind = try numbers(landscape.metrics, at: landscape.at(size, size))
    let certain = try numbers(landscape.metrics, at: landscape.at(0, 0))
    for (blind, certain) in zip(blind, certain).dropFirst() {
      #expect(abs(blind - certain) < 1e-12)
    }

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

  /// α and CLs of the minima from a scan in α; at α = 0 CLs is pyhf's.
  @Test(arguments: [(5.0, 0.3260958, 0.1102957737), (10.0, 0.3352233, 0.1167139451)])
  func `CLs is blind only at a saddle`(size: Double, alpha: Double, scanned: Double) throws {
    let data = try landscape.model.asimovData(mu: 0)
    let held = try landscape.model.fit(to: data, fixing: ["mu": 1, "shape": 0])
    let (up, down) = (try fit(from: 0.3), try fit(from: -0.3))
    let fits = [try fit(from: 0), up, down]
    let all = [held] + fits
    let results = try numbers(
      all.map(expectedCLs(at:)) + [cls] + fits.map { $0.parameters[1] },
      at: landscape.at(size, size))
    #expect(abs(results[0] / 0.107956 - 1) < 1e-5)
    for result in results[1...4] { #expect(abs(result - scanned) < 2e-10) }
    for (result, expected) in zip(results[5...], [alpha, alpha, -alpha]) {
      #expect(abs(result - expected) < 1e-6)
    }
  }

  @Test func `a small systematic leaves CLs blind`() throws {
    let results = try [0, 2.9].map { try numbers([cls], at: landscape.at($0, $0))[0] }
    #expect(abs(results[0] - results[1]) < 1e-12)
  }

  @Test(arguments: [5.0, 10.0])
  func `CLs changes continuously where u and d part`(size: Double) throws {
    let evaluator = Evaluator(Plan([cls]))
    let value = { try evaluator.evaluate(landscape.at(size + $0, size + $1))[0].scalar }
    let symmetric = try value(0, 0)
    for shift in [1e-9, 1e-7, 1e-5, 1e-3] {
      for (du, dd) in [(shift, 0), (-shift, 0), (0, shift), (0, -shift), (shift, -shift)] {
        // The slopes are below 0.005.
        #expect(abs(try value(du, dd) - symmetric) < 0.01 * shift + 1e-14)
      }
    }
  }

  /// At u = d the two minima change places and CLs, the larger of their values, has a kink. Its
  /// derivative is that of α > 0, the one taken: the slope towards u > d.
  @Test(arguments: [5.0, 10.0])
  func `at u = d the derivatives of CLs are one-sided`(size: Double) throws {
    let point = landscape.at(size, size)
    let inputs = [landscape.u, landscape.d]
    let taken = try numbers(gradient(of: cls, withRespectTo: inputs), at: point)
    let other = try numbers(
      gradient(of: expectedCLs(at: try fit(from: -0.3)), withRespectTo: inputs), at: point)
    let evaluator = Evaluator(Plan([cls]))
    func slope(_ du: Double, _ dd: Double) throws -> Double {
      let h = 1e-3
      let v = try [0, h, 2 * h].map {
        try evaluator.evaluate(landscape.at(size + $0 * du, size + $0 * dd))[0].scalar
      }
      return (4 * v[1] - 3 * v[0] - v[2]) / (2 * h)
    }
    #expect(abs(try slope(1, 0) - taken[0]) < 1e-8)
    #expect(abs(try slope(0, -1) + taken[1]) < 1e-8)
    #expect(abs(try slope(-1, 0) + other[0]) < 1e-8)
    #expect(abs(try slope(0, 1) - other[1]) < 1e-8)
    #expect(abs(taken[0] - other[0]) > 1e-3 && abs(taken[1] - other[1]) > 1e-3)
    // Along u = d both minima are equal and there is no kink.
    #expect(abs(try slope(1, 1) - taken[0] - taken[1]) < 1e-8)
    #expect(abs(taken[0] + taken[1] - other[0] - other[1]) < 1e-12)
  }
}
