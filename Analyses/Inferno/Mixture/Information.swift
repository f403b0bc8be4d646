import NumericalMethods

/// The Fisher information of the signal's yield and the nuisance parameters.
public struct Information: Sendable {
  /// The matrix, row by row, s first.
  public private(set) var elements: [Double]
  private let order: Int

  /// The information of the auxiliary measurements alone.
  public init(_ benchmark: Benchmark) {
    order = benchmark.nuisances.count + 1
    elements = Array(repeating: 0, count: order * order)
    guard benchmark.isConstrained else { return }
    for (index, nuisance) in benchmark.nuisances.enumerated() {
      elements[(index + 1) * (order + 1)] = 1 / (nuisance.width * nuisance.width)
    }
  }

  /// With the information of all events, each measured exactly: ∫ λ t tᵀ dx, t being the scores.
  ///
  /// No analysis can do better (Cramér and Rao).
  public init(_ benchmark: Benchmark, of space: PhaseSpace) {
    self.init(benchmark)
    space.scores.withUnsafeBufferPointer { scores in
      for cell in 0..<space.count {
        add(scores.baseAddress! + cell * order, events: space.events[cell])
      }
    }
  }

  /// Adds events with these mean scores.
  mutating func add(_ scores: UnsafePointer<Double>, events: Double) {
    for row in 0..<order {
      for column in 0..<order {
        elements[row * order + column] += events * scores[row] * scores[column]
      }
    }
  }

  /// I⁻¹ e_s, which is the first row of the covariance; nil where the information is singular.
  public var firstRowOfInverse: [Double]? {
    let unit = (0..<order).map { $0 == 0 ? 1.0 : 0 }
    return choleskySolve(elements, order: order, rightHandSides: unit)
  }

  /// σ(s) = √[I⁻¹]_ss; infinite where the events do not determine s.
  public var uncertainty: Double { firstRowOfInverse?[0].squareRoot() ?? .infinity }
}
