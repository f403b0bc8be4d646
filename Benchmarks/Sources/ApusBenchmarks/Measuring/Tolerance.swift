/// How far two implementations of one computation may be apart.
struct Tolerance {
  /// Of values, relative to the value.
  var value: Double
  /// Of each component of a gradient, relative to the largest component.
  var gradient: Double

  /// The same formula in double precision, summed in another order.
  static let double = Tolerance(value: 1e-9, gradient: 1e-9)
  /// The same formula in single precision.
  static let single = Tolerance(value: 1e-5, gradient: 1e-5)
  /// Through fits that the peer ends at a gradient of 1e-6, which a minimum sees in second order
  /// and a derivative in first.
  static let fits = Tolerance(value: 1e-7, gradient: 1e-4)
  /// The minimum of 701 parameters: two runs of the peer ended 8e-7 and 1.1e-6 of it too high.
  static let largeFit = Tolerance(value: 1e-5, gradient: 1e-5)
  /// p-values of asymptotic tests with such fits, which enter by the square root of a difference.
  static let tests = Tolerance(value: 1e-4, gradient: 1e-4)
  /// The same where the peer's gradients are finite differences: far in the tail its own results
  /// differed by 2e-4 between two runs.
  static let testsByDifferences = Tolerance(value: 1e-3, gradient: 1e-3)
  /// CLs of a hundred thousand toys, three standard deviations.
  static let toys = Tolerance(value: 0.02, gradient: 0.02)
}

/// Two implementations that do not agree.
struct Disagreement: Error, CustomStringConvertible {
  var bench: String
  var quantity: String
  var found: [Double]
  var expected: [Double]
  var tolerance: Double

  var description: String {
    "\(bench): WRONG: \(quantity) is \(found), expected is \(expected); "
      + "they may differ by \(tolerance) of the largest component"
  }
}

extension Record {
  /// Compares the value, and every gradient and expected value that the peer has.
  ///
  /// - Throws: `Disagreement` where they differ by more than the tolerance, are not finite, or one is
  ///   missing here.
  func requireAgreement(with peer: Record, within tolerance: Tolerance) throws(Disagreement) {
    func require(
      _ quantity: String, _ found: [Double], _ expected: [Double], within tolerance: Double
    ) throws(Disagreement) {
      try Disagreement.unless(
        found, agreeWith: expected, within: tolerance, quantity: quantity, bench: bench)
    }
    try require("the value", [value], [peer.value], within: tolerance.value)
    for (name, gradient) in peer.gradients.sorted(by: { $0.key < $1.key }) {
      try require(name, gradients[name] ?? [], gradient, within: tolerance.gradient)
    }
    for (index, band) in (peer.expected ?? []).enumerated() {
      // Each relative to itself: they lie orders of magnitude apart.
      let found = Array((expected ?? []).dropFirst(index).prefix(1))
      try require("expected value \(index)", found, [band], within: tolerance.value)
    }
  }
}

extension Benchmark {
  /// - Throws: `Disagreement` unless all numbers agree to a part of the largest.
  func require(
    _ quantity: String, _ found: [Double], _ expected: [Double], within tolerance: Double
  ) throws(Disagreement) {
    try Disagreement.unless(
      found, agreeWith: expected, within: tolerance, quantity: quantity, bench: name)
  }

  /// - Throws: `FailedFits` if there are warnings.
  func requireConvergence(_ warnings: [String]) throws(FailedFits) {
    guard warnings.isEmpty else { throw FailedFits(bench: name, warnings: warnings) }
  }
}

extension Disagreement {
  /// - Throws: `Disagreement` unless all numbers agree to a part of the largest.
  fileprivate static func unless(
    _ found: [Double], agreeWith expected: [Double], within tolerance: Double, quantity: String,
    bench: String
  ) throws(Disagreement) {
    let scale = expected.lazy.map(abs).max() ?? 0
    guard found.count == expected.count,
      zip(found, expected).allSatisfy({ abs($0 - $1) <= tolerance * scale })
    else {
      throw Disagreement(
        bench: bench, quantity: quantity, found: found, expected: expected, tolerance: tolerance)
    }
  }
}

/// Fits of a benchmark that did not converge.
struct FailedFits: Error, CustomStringConvertible {
  var bench: String
  var warnings: [String]

  var description: String { "\(bench): \(warnings.joined(separator: "; "))" }
}
