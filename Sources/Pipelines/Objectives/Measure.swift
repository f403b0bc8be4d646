/// One quantity that training can improve, or a penalty for what it should avoid.
///
/// Each is a loss: smaller is better. Its word is what a command line calls it.
public enum Measure: Sendable, Hashable {
  /// The expected discovery significance √q0 of the signal; its negative is the loss.
  case significance
  /// The geometric mean of the significances of all signal processes, each searched for by itself
  /// with the others counted as background; its negative is the loss.
  case meanSignificance
  /// The expected discovery p-value.
  case pValue
  /// The expected CLs of the signal without signal in the data.
  case cls
  /// The median expected upper limit on the signal strength at 95 % confidence level.
  case upperLimit
  /// The standard deviation of the signal strength, √[I⁻¹]_μμ, as INFERNO minimises it:
  /// arXiv:1806.04743.
  case uncertainty
  /// log det I⁻¹, the logarithm of the determinant of the parameters' covariance.
  case generalisedVariance
  /// Cross-entropy of the observable: binary where it is one number in (0, 1), over processes where
  /// it is a vector of logits, one for each. Blind to the model.
  case crossEntropy
  /// Signal events expected after all cuts; their negative is the loss.
  case signalYield
  /// Background events expected after all cuts.
  case backgroundYield
  /// Σ max(0, 1 − B/n)² over bins, for B expected background events where n are demanded.
  case minimumBackground(Double)
  /// Σ max(0, δ/B − r)² over bins, for a statistical error δ of the simulated background B where at
  /// most the share r is allowed. A bin without background counts as δ = B.
  case relativeUncertainty(Double)
  /// Σ ((ν(+1) + ν(−1))/2 − ν(0))² / ν(0) over bins and systematic uncertainties: the part of a variation
  /// that has the same sign at ±1 standard deviation, to which every measure on Asimov data is
  /// blind; see `SameSignShift`.
  case sameSignShifts
}

extension Measure {
  /// What a measure is called, and whether a number goes with it.
  struct Entry: Sendable {
    let word: String
    /// What the number means; nil without one.
    let argument: String?
    let make: @Sendable (Double) -> Measure

    init(_ word: String, _ measure: Measure) {
      (self.word, argument, make) = (word, nil, { _ in measure })
    }

    init(_ word: String, _ argument: String, _ make: @escaping @Sendable (Double) -> Measure) {
      (self.word, self.argument, self.make) = (word, argument, make)
    }
  }

  /// Every measure, in the order of help texts.
  static let all: [Entry] = [
    Entry("significance", .significance), Entry("mean-significance", .meanSignificance),
    Entry("p-value", .pValue), Entry("cls", .cls), Entry("upper-limit", .upperLimit),
    Entry("uncertainty", .uncertainty), Entry("generalised-variance", .generalisedVariance),
    Entry("cross-entropy", .crossEntropy), Entry("signal-yield", .signalYield),
    Entry("background-yield", .backgroundYield),
    Entry("minimum-background", "events") { .minimumBackground($0) },
    Entry("relative-uncertainty", "share") { .relativeUncertainty($0) },
    Entry("same-sign-shifts", .sameSignShifts),
  ]

  /// The number that goes with it.
  var argument: Double? {
    switch self {
    case .minimumBackground(let number), .relativeUncertainty(let number): number
    default: nil
    }
  }

  /// Its name on a command line and in files.
  public var word: String {
    Self.all.first { $0.make(argument ?? 0) == self }!.word
  }

  /// Whether it comes from the statistical model, which is not defined where no background is expected.
  var fits: Bool {
    switch self {
    case .significance, .meanSignificance, .pValue, .cls, .upperLimit, .uncertainty,
      .generalisedVariance:
      true
    case .crossEntropy, .signalYield, .backgroundYield, .minimumBackground, .relativeUncertainty,
      .sameSignShifts:
      false
    }
  }

  /// Whether it can be asked of one signal process among several.
  var takesSignal: Bool {
    switch self {
    case .significance, .pValue, .cls, .upperLimit, .uncertainty, .signalYield: true
    default: false
    }
  }
}
