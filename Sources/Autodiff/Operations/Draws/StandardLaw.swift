internal import CVectorMath

/// A distribution without parameters, made of pairs of uniform numbers.
enum StandardLaw: Hashable, Sendable, CaseIterable {
  /// On (0, 1).
  case uniform
  /// Of mean 0 and variance 1.
  case normal
  /// Of mean 1.
  case exponential
  /// With the distribution function exp(−e⁻ˣ).
  case gumbel

  /// Makes numbers of this law of uniform ones, in place.
  ///
  /// - Parameters:
  ///   - first: The pairs' first numbers.
  ///   - second: Their second ones.
  ///   - isPair: Whether the second ones are wanted.
  ///   - work: Room for n numbers.
  ///   - n: How many pairs.
  func transform(
    _ first: UnsafeMutablePointer<Double>, _ second: UnsafeMutablePointer<Double>, isPair: Bool,
    work: UnsafeMutablePointer<Double>, _ n: Int
  ) {
    switch self {
    case .uniform: break
    case .normal: boxMuller(first, second, isPair: isPair, work: work, n)
    case .exponential, .gumbel:
      transformEach(first, n)
      if isPair { transformEach(second, n) }
    }
  }

  private func transformEach(_ row: UnsafeMutablePointer<Double>, _ n: Int) {
    vm_log(row, row, n)
    vm_negate(row, row, n)
    guard self == .gumbel else { return }
    vm_log(row, row, n)
    vm_negate(row, row, n)
  }
}

/// √(−2·log u)·cos(2πv), and with sin for the second.
private func boxMuller(
  _ first: UnsafeMutablePointer<Double>, _ second: UnsafeMutablePointer<Double>, isPair: Bool,
  work: UnsafeMutablePointer<Double>, _ n: Int
) {
  var (factor, turn) = (-2.0, 2 * Double.pi)
  vm_log(first, first, n)
  vm_multiply(first, 1, &factor, 0, first, n)
  vm_sqrt(first, first, n)
  vm_multiply(second, 1, &turn, 0, second, n)
  vm_cos(second, work, n)
  if isPair {
    vm_sin(second, second, n)
    vm_multiply(first, 1, second, 1, second, n)
  }
  vm_multiply(first, 1, work, 1, first, n)
}
