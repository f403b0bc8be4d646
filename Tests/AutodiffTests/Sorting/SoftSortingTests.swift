import Testing

@testable import Autodiff

@Suite("Relaxed order")
struct SoftSortingTests {
  private let x = GlobalExpression.parameter("x", shape: [4])
  private let temperature = GlobalExpression.parameter("temperature")
  private let elements: [Double] = [0.4, -1.2, 0.9, 0.55]

  private func value(_ y: GlobalExpression, _ epsilon: Double) throws -> [Double] {
    try y.value(at: [x: Tensor(elements), temperature: Tensor(epsilon)]).elements
  }

  /// p is the point of the hull nearest to z if and only if it is in the hull (its largest k never exceed
  /// the target's largest k) and no vertex lies beyond it in the direction of z − p.
  private func expectProjection(_ p: [Double], of z: [Double], onto target: [Double]) {
    let (own, other) = (p.sorted(by: >), target.sorted(by: >))
    for k in 1...4 {
      let (largest, bound) = (sum(own.prefix(k)), sum(other.prefix(k)))
      #expect(largest <= bound + 1e-12)
    }
    let off: Double = sum(p[...]) - sum(target[...])
    #expect(abs(off) < 1e-12)
    let direction = zip(z, p).map { $0 - $1 }
    let order = direction.indices.sorted { direction[$0] < direction[$1] }
    let ascending = target.sorted()
    let furthest = order.enumerated().reduce(0) {
      $0 + direction[$1.element] * ascending[$1.offset]
    }
    let here = zip(direction, p).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(furthest <= here + 1e-11)
  }

  private func sum(_ numbers: ArraySlice<Double>) -> Double { numbers.reduce(0, +) }

  @Test(arguments: [0.05, 0.3, 0.5, 1, 3, 100])
  func `results are the projections that they are said to be`(epsilon: Double) throws {
    let scaled = elements.map { $0 / epsilon }
    expectProjection(
      try value(x.softRanks(temperature: temperature), epsilon), of: scaled, onto: [1, 2, 3, 4])
    expectProjection(
      try value(x.softTopMask(2, temperature: temperature), epsilon), of: scaled,
      onto: [0, 0, 1, 1])
    expectProjection(
      try value(x.softSorted(temperature: temperature), epsilon),
      of: [1, 2, 3, 4].map { $0 / epsilon }, onto: elements)
  }

  @Test func `low temperatures are exact to the last bit, high ones forget the order`() throws {
    let cold = 0.1
    #expect(try value(x.softRanks(temperature: temperature), cold) == [2, 1, 4, 3])
    #expect(try value(x.softTopMask(1, temperature: temperature), cold) == [0, 0, 1, 0])
    #expect(try value(x.softSorted(temperature: temperature), 0.6) == [-1.2, 0.4, 0.55, 0.9])
    let median = try value(x.softMedian(temperature: temperature), 0.6)[0]
    #expect(abs(median - 0.475) < 1e-15)
    let mean = elements.reduce(0, +) / 4
    for (found, expected) in [
      (x.softRanks(temperature: temperature), 2.5),
      (x.softTopMask(1, temperature: temperature), 0.25),
      (x.softSorted(temperature: temperature), mean),
      (x.softQuantile(0.9, temperature: temperature), mean),
    ] {
      #expect(try value(found, 1e9).allSatisfy { abs($0 - expected) < 1e-8 })
    }
    #expect(try value(x.softRanks(temperature: temperature), 0).allSatisfy { $0.isNaN })
  }

  @Test func `equal elements share their ranks`() throws {
    let tied: GlobalExpression = [2, 1, 2, 2]
    let ranks = try tied.softRanks(temperature: 1e-3).value().elements
    #expect(ranks == [3, 1, 3, 3])
  }

  @Test(arguments: [0.2, 0.5, 2])
  func `derivatives equal finite differences, also in the temperature`(epsilon: Double) throws {
    let weights: GlobalExpression = [0.3, -0.7, 1.1, 0.4]
    let losses = [
      (x.softRanks(temperature: temperature) * weights).sum(),
      (x.softTopMask(2, temperature: temperature) * weights).sum(),
      square(x.softSorted(temperature: temperature) * weights).sum(),
      x.softQuantile(0.7, temperature: temperature),
    ]
    let point = [x: Tensor(elements), temperature: Tensor(epsilon)]
    for loss in losses {
      let check = try checkDerivatives(of: loss, at: point)
      #expect(check.passes, "\(check)")
    }
  }

  @Test func `second derivatives of ranks in the elements are zero`() throws {
    let ranks = x.softRanks(temperature: temperature)
    let curvature = hessian(of: (ranks * x.ranks()).sum(), withRespectTo: x)
    #expect(try value(curvature, 0.5).allSatisfy { $0 == 0 })
    // The order of squares has the curvature of squares.
    let squares = hessian(of: square(x).sorted()[3], withRespectTo: x)
    let expected = (0..<16).map { $0 == 5 ? 2.0 : 0 }
    #expect(try value(squares, 0.5) == expected)
  }

  @Test func `each event by itself`() throws {
    let space = EventSpace("events")
    let rows = (0..<4).map { Tensor.random([2000], seed: UInt64(50 + $0)).elements }
    let source = ColumnSource(
      Dictionary(uniqueKeysWithValues: rows.enumerated().map { ("\($0)", $1) }))
    let ranks = EventExpression.columns(["0", "1", "2", "3"], of: space)
      .softRanks(temperature: 0.4)
    let found = try ranks.rows(events: [space: source])
    for event in [0, 1, 777, 1999] {
      let own = GlobalExpression(rows.map { $0[event] }).softRanks(temperature: 0.4)
      #expect(try own.value().elements == found.map { $0[event] })
    }
  }
}
