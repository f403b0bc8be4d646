import Foundation

/// The distribution of s = m² of a pair of muons from a Z boson and, perhaps, a virtual photon:
/// P(s) = BW(s) + r/s.
///
/// BW(s) = (M Γ/π) / ((s − M²)² + M²Γ²) is normalised to 1 on the whole line. The photon has r =
/// α/(3π B(Z → μμ)) · 0.8 = 0.018: B = 3.366 %, and 0.8 the ratio of the squared couplings of photon and Z
/// to quarks, 1.1 for up and 0.21 for down quarks, two of which make a proton's three.
struct Propagator {
  static let photon = 0.0183
  private let range: (low: Double, high: Double)
  private let shares: (resonance: Double, photon: Double)

  /// - Parameters:
  ///   - largest: The largest mass, above ``PairMasses/smallest``.
  ///   - hasPhoton: Whether there is a photon beside the Z boson.
  init(upTo largest: Double, hasPhoton: Bool) {
    range = (PairMasses.smallest * PairMasses.smallest, largest * largest)
    shares = (
      Self.share(from: range.low, to: range.high),
      hasPhoton ? Self.photon * log(range.high / range.low) : 0
    )
  }

  /// The mass for two numbers between 0 and 1: one chooses between Z boson and photon.
  func mass(_ choice: Double, _ quantile: Double) -> Double {
    guard choice * (shares.resonance + shares.photon) < shares.resonance else {
      return (range.low * pow(range.high / range.low, quantile)).squareRoot()
    }
    return Self.resonantMass(from: range.low, to: range.high, at: quantile)
  }

  static func resonance(_ s: Double) -> Double {
    let (mass, width) = (FourMuons.zMass, FourMuons.zWidth)
    let distance = s - mass * mass
    return mass * width / .pi / (distance * distance + mass * mass * width * width)
  }

  /// ∫ BW(s) ds.
  static func share(from low: Double, to high: Double) -> Double {
    (angle(high) - angle(low)) / .pi
  }

  /// The mass below which a share `quantile` of BW lies between two values of s.
  static func resonantMass(from low: Double, to high: Double, at quantile: Double) -> Double {
    let (mass, width) = (FourMuons.zMass, FourMuons.zWidth)
    let angle = angle(low) + quantile * (angle(high) - angle(low))
    let s = mass * mass + mass * width * tan(angle)
    return min(max(s, low), high).squareRoot()
  }

  private static func angle(_ s: Double) -> Double {
    let (mass, width) = (FourMuons.zMass, FourMuons.zWidth)
    return atan((s - mass * mass) / (mass * width))
  }
}
