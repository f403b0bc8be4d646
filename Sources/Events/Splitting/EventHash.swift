/// A stateless random number for each event: a function of a seed and the event's identity alone,
/// so it depends neither on the order of events, nor on how many there are, nor on threads.
///
/// The mixing function is the finaliser of SplitMix64 (G. Steele, D. Lea, C. Flood, “Fast
/// splittable pseudorandom number generators”, OOPSLA 2014, doi:10.1145/2660193.2660195), applied
/// to the seed and then to the seed's hash combined with the identity.
public struct EventHash: Sendable, Equatable {
  private let key: UInt64

  /// A family of random numbers; different seeds give unrelated families.
  public init(seed: UInt64) {
    key = Self.mix(seed)
  }

  /// 64 uniformly distributed bits for an event.
  public func bits(for identity: UInt64) -> UInt64 {
    Self.mix(key ^ Self.mix(identity))
  }

  /// A uniform number in [0, 1), a multiple of 2⁻⁵³, for an event.
  public func uniform(for identity: UInt64) -> Double {
    Double(bits(for: identity) >> 11) * 0x1p-53
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    var z = value &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
