/// An event with four muons, two of either charge, and what the search looks at.
///
/// Of the two ways to make two pairs of opposite charge that one counts which has the pair nearest to
/// the mass of the Z boson: this pair is the first, Z₁, the other one Z₂, as in the search by CMS,
/// arXiv:1207.7235.
public struct FourMuons: Sendable, Hashable {
  /// Identifies the event within its sample: CMS's number, or a count.
  public let number: Int
  /// The run that it was taken in; 0 for simulated events.
  public let run: Int
  /// The muons, that of the largest transverse momentum first.
  public let muons: [Muon]
  /// The mass of all four, in GeV.
  public let mass: Double
  /// The mass of the pair nearest to the Z boson's, and the transverse momenta of its muons, the larger
  /// one first.
  public let first: (mass: Double, pt: [Double])
  /// The mass of the other pair.
  public let second: Double

  /// The mass of the Z boson in GeV (Particle Data Group).
  public static let zMass = 91.1876
  /// Its width in GeV.
  public static let zWidth = 2.4952

  /// Nil where there are not two muons of either charge.
  public init?(_ muons: [Muon], number: Int, run: Int = 0) {
    let sorted = muons.sorted { $0.pt > $1.pt }
    let (positive, negative) = (sorted.filter { $0.charge > 0 }, sorted.filter { $0.charge < 0 })
    guard positive.count == 2, negative.count == 2 else { return nil }
    func pair(_ i: Int, _ j: Int) -> (mass: Double, pt: [Double]) {
      let (a, b) = (positive[i], negative[j])
      return ((a.momentum + b.momentum).mass, [max(a.pt, b.pt), min(a.pt, b.pt)])
    }
    let all = [(pair(0, 0), pair(1, 1)), (pair(0, 1), pair(1, 0))].flatMap { [$0, ($0.1, $0.0)] }
    let best = all.min { abs($0.0.mass - Self.zMass) < abs($1.0.mass - Self.zMass) }!
    (self.number, self.run, self.muons) = (number, run, sorted)
    (first, second) = (best.0, best.1.mass)
    mass = sorted.map(\.momentum).reduce(FourVector(energy: 0, x: 0, y: 0, z: 0), +).mass
  }

  /// Whether the event is a candidate of the open data: muons above 5 GeV and within |η| < 2.4, those of
  /// Z₁ above 20 and 10 GeV, 40 < mZ₁ < 120, 12 < mZ₂ < 120, and all four above 70 GeV.
  ///
  /// The cuts are those of the example analysis that selected them (doi:10.7483/OPENDATA.CMS.JKB8.RR42).
  public var isCandidate: Bool {
    muons.allSatisfy { $0.pt > 5 && abs($0.eta) < 2.4 } && first.pt[0] > 20 && first.pt[1] > 10
      && 40 < first.mass && first.mass < 120 && 12 < second && second < 120 && mass > 70
  }

  public static func == (a: Self, b: Self) -> Bool {
    a.number == b.number && a.run == b.run && a.muons == b.muons
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(number)
    hasher.combine(muons)
  }
}
