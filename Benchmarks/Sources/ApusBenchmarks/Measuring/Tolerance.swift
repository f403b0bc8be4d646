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
}

/// Two implementations that do not agree.
struct Disagreement: Error, CustomStringConvertible {
  var bench: String
  var quantity: String
  var found: [Double]
  var expected: [Double]
  var tolerance: Double

  var description: String {
    "\(bench): WRONG: \(quantity) is \(found), the peer has \(expected); "
      + "they may differ by \(tolerance) of the largest component"
  }
}

extension Record {
  /// Compares the value, and every gradient that the peer has.
  ///
  /// - Throws: `Disagreement` where they differ by more than the tolerance, are not finite, or one is
  ///   missing here.
  func requireAgreement(with peer: Record, within tolerance: Tolerance) throws(Disagreement) {
    try require("the value", [value], [peer.value], within: tolerance.value)
    for (name, expected) in peer.gradients.sorted(by: { $0.key < $1.key }) {
      try require(name, gradients[name] ?? [], expected, within: tolerance.gradient)
    }
  }

  private func require(
    _ quantity: String, _ found: [Double], _ expected: [Double], within tolerance: Double
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
