/// What of a hit a calibration compares.
public enum Observables: String, CaseIterable, Sendable {
  case both, charge, time

  /// The inverse of the covariance of a hit's (counts, tick): its elements 00, 01 and 11.
  func weights(_ spread: HitSpread?) -> [Double] {
    guard let spread else { return [0, 0, 0] }
    switch self {
    case .charge: return [1 / spread.countsVariance, 0, 0]
    case .time: return [0, 0, 1 / spread.tickVariance]
    case .both:
      let determinant =
        spread.countsVariance * spread.tickVariance - spread.covariance * spread.covariance
      guard determinant > 0 else { return [0, 0, 0] }
      return [
        spread.tickVariance / determinant, -spread.covariance / determinant,
        spread.countsVariance / determinant,
      ]
    }
  }
}
