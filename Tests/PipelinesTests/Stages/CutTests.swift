import Apus
import Foundation
import TestSupport
import Testing

@Suite("Cuts")
struct CutTests {
  private static let space = EventSpace("sample")
  /// Generic points, and one on each threshold.
  private static let columns = ["pt": [10.0, 22, 22.5, 31, -4], "met": [3.0, 40, 8, 12, 12]]
  private let pt = EventExpression.column("pt", of: space)
  private let met = EventExpression.column("met", of: space)

  private func kept(
    _ cut: Cut, _ reading: Reading, at values: [GlobalExpression: Tensor] = [:]
  ) throws -> [Double] {
    try cut.keptFraction(reading).rows(
      at: values, events: [Self.space: ColumnSource(Self.columns)])[0]
  }

  private static func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

  @Test func `are strict steps in the exact reading`() throws {
    #expect(try kept(pt > 22, .exact) == [0, 0, 1, 1, 0])
    #expect(try kept(pt < 22, .exact) == [1, 0, 0, 0, 1])
    #expect(try kept(!(pt > 22), .exact) == [1, 1, 0, 0, 1])
  }

  @Test func `combine as logic does`() throws {
    #expect(try kept(pt > 20 && met > 10, .exact) == [0, 1, 0, 1, 0])
    #expect(try kept(pt > 20 || met > 10, .exact) == [0, 1, 1, 1, 1])
    #expect(try kept(pt.isInside(5, 25), .exact) == [1, 1, 1, 0, 0])
    let (a, b) = (pt > 20, met > 10)
    #expect(try kept(!(a && b), .exact) == kept(!a || !b, .exact))
  }

  @Test func `are sigmoids in the variable's own units when relaxed`() throws {
    let (pts, mets) = (Self.columns["pt"]!, Self.columns["met"]!)
    let a = pts.map { Self.sigmoid(0.5 * ($0 - 22)) }
    let b = mets.map { Self.sigmoid(2 * (10 - $0)) }
    let (above, below) = ((pt > 22).slope(0.5), (met < 10).slope(2))
    #expect(deviation(of: try kept(above, .relaxed), from: a) < 1e-15)
    #expect(deviation(of: try kept(below, .relaxed), from: b) < 1e-15)
    let both = zip(a, b).map { $0 * $1 }
    #expect(deviation(of: try kept(above && below, .relaxed), from: both) < 1e-14)
    let either = zip(a, b).map { 1 - (1 - $0) * (1 - $1) }
    #expect(deviation(of: try kept(above || below, .relaxed), from: either) < 1e-14)
    #expect(deviation(of: try kept(!above, .relaxed), from: a.map { 1 - $0 }) < 1e-14)
  }

  @Test func `keep a slope of their own when a stage gives another`() throws {
    let own = (pt > 22).slope(0.5) && met > 10
    let expected = (pt > 22).slope(0.5) && (met > 10).slope(3)
    #expect(try kept(own.slope(3), .relaxed) == kept(expected, .relaxed))
  }

  @Test(arguments: [1e2, 1e4, 1e8])
  func `become exact as the slope grows`(slope: Double) throws {
    let cut = (pt > 22.2 && met > 10.1) || !(pt < 30) || met.isInside(7, 9)
    let difference = deviation(
      of: try kept(cut.slope(GlobalExpression(slope)), .relaxed), from: try kept(cut, .exact),
      scale: 1)
    #expect(difference <= 4 * exp(-0.09 * slope))
  }

  @Test func `are one half on the threshold, whatever the slope`() throws {
    #expect(try kept((pt > 22).slope(1e6), .relaxed)[1] == 0.5)
  }

  @Test func `have gradients in threshold and slope`() throws {
    let (threshold, slope) = (GlobalExpression.parameter("cut"), GlobalExpression.parameter("k"))
    let cut = (pt > threshold && met < 2 * threshold) || !(met > threshold)
    let sum = (cut.slope(slope).keptFraction(.relaxed) * met).sumOverEvents()
    let start: [GlobalExpression: Tensor] = [threshold: 20, slope: 0.3]
    let events: [EventSpace: any EventSource] = [Self.space: ColumnSource(Self.columns)]
    let analytic = try values(
      of: gradient(of: sum, withRespectTo: [threshold, slope]), at: start, events: events)
    for (parameter, slope) in zip([threshold, slope], analytic) {
      let numeric = try finiteDifferences(at: start[parameter]!, step: 1e-2) {
        try sum.value(at: start.merging([parameter: $0]) { $1 }, events: events).scalar
      }
      #expect(deviation(of: slope.elements, from: numeric, scale: 1) < 1e-9)
    }
  }

  @Test func `have no derivative in the exact reading`() throws {
    let threshold = GlobalExpression.parameter("cut")
    let sum = (pt > threshold).keptFraction(.exact).sumOverEvents()
    #expect(structuralGradient(of: sum, withRespectTo: [threshold])[0] == nil)
  }

  @Test func `without a slope the relaxed reading says what to give`() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let x = EventExpression.column("x", of: EventSpace("sample"))
      _ = (x > 1).keptFraction(.relaxed)
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(
      text.contains(
        "a relaxed cut needs a slope: give one to Select(slope:) or to the cut by .slope(_:)"))
  }
}
