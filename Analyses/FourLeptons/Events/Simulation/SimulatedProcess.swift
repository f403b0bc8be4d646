import NumericalMethods

/// A process that gives four muons; its name is that of its tree.
public enum SimulatedProcess: String, Sendable, CaseIterable {
  /// H → ZZ* → 4μ for a Higgs boson of 125 GeV.
  case higgs
  /// ZZ and Zγ* → 4μ.
  case zz
  /// Z → 4μ.
  case z
  /// A Z boson and muons that are none, or come from other decays.
  case zx

  /// The spectrum of the mass of selected events.
  public var spectrum: MassSpectrum {
    switch self {
    case .higgs: .higgs
    case .zz: .continuum
    case .z: .resonance
    case .zx: .reducible
    }
  }

  private var pairMasses: PairMasses {
    switch self {
    case .higgs: .higgs
    case .zz: .continuum
    case .z: .resonance
    case .zx: .reducible
    }
  }

  /// Selected events: each has a mass drawn from the spectrum, and then pairs and directions, drawn until the
  /// event is a candidate.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - seed: Which.
  public func events(_ count: Int, seed: UInt64) -> [FourMuons] {
    var generator = RandomStream(seed: seed, purpose: "four muons \(rawValue)").generator()
    let (spectrum, pairs) = (spectrum, pairMasses)
    return (0..<count).map { number in
      while true {
        let mass = spectrum.mass(at: .random(in: 0..<1, using: &generator))
        for _ in 0..<10_000 {
          guard let masses = pairs.draw(mass, using: &generator) else { continue }
          let event = Self.event(number, mass, masses, using: &generator)
          if event.isCandidate { return event }
        }
      }
    }
  }

  private static func event(
    _ number: Int, _ mass: Double, _ pairs: (Double, Double),
    using generator: inout SequentialGenerator
  ) -> FourMuons {
    let whole = FourVector.produced(mass: mass, using: &generator)
    let (first, second) = whole.decayed(into: pairs.0, pairs.1, using: &generator)
    let muons = [first, second].flatMap { pair in
      let (positive, negative) = pair.decayed(into: Muon.mass, Muon.mass, using: &generator)
      return [Muon(positive, charge: 1), Muon(negative, charge: -1)]
    }
    return FourMuons(muons, number: number)!
  }
}
