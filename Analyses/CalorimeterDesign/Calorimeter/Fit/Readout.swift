import DualNumbers

/// Neighbouring gaps read out together, in equal groups as far as the number of gaps allows.
public struct Readout: Hashable, Sendable {
  /// How many groups.
  public var groups: Int

  /// A readout of so many groups, at least one.
  public init(groups: Int = 10) { self.groups = max(1, groups) }

  /// A shower's energy in each group of gaps, MeV, `[groups]`.
  func energies<N: DifferentiableNumber>(of shower: ShowerRecord<N>) -> [N] {
    var sums = [N](repeating: N(0), count: groups)
    let layers = shower.deposits.count / 2
    for layer in 0..<layers { sums[layer * groups / layers] += shower.deposits[2 * layer + 1] }
    return sums
  }
}
