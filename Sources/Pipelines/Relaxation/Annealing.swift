import Foundation

/// How a relaxation's number moves from one value to another while training goes on.
///
/// p is the share of the main phase's updates that have been made, 0 for the first one and 1 for the
/// last; preparatory phases see p = 0.
public enum Annealing: Hashable, Sendable, CustomStringConvertible {
  /// a + (b − a) p.
  case linear(from: Double, to: Double)
  /// a (b/a)^p, for numbers of one sign, as temperatures are.
  case exponential(from: Double, to: Double)
  /// b + (a − b) (1 + cos πp)/2: slow at both ends.
  case cosine(from: Double, to: Double)

  /// a, where training starts.
  public var start: Double {
    switch self {
    case .linear(let start, _), .exponential(let start, _), .cosine(let start, _): start
    }
  }

  /// b, where training ends.
  public var end: Double {
    switch self {
    case .linear(_, let end), .exponential(_, let end), .cosine(_, let end): end
    }
  }

  /// The value at a share of the way.
  ///
  /// - Precondition: p is between 0 and 1.
  public func value(at p: Double) -> Double {
    precondition(0...1 ~= p, "annealing at \(p) of the way; give a share between 0 and 1")
    if p == 0 { return start }
    if p == 1 { return end }
    return switch self {
    case .linear(let a, let b): a + (b - a) * p
    case .exponential(let a, let b): a * pow(b / a, p)
    case .cosine(let a, let b): b + (a - b) * 0.5 * (1 + cos(.pi * p))
    }
  }

  public var description: String {
    let form =
      switch self {
      case .linear: "linearly"
      case .exponential: "exponentially"
      case .cosine: "along a cosine"
      }
    return String(format: "from %g to %g ", start, end) + form
  }

  /// Stops the program over numbers that make no sense.
  func requireSensible(_ file: StaticString, _ line: UInt) {
    precondition(
      start.isFinite && end.isFinite, "\(file):\(line): annealed \(self); give finite numbers")
    if case .exponential(let a, let b) = self {
      precondition(
        a * b > 0, "\(file):\(line): annealed \(self); give two numbers of one sign, neither 0")
    }
  }
}
