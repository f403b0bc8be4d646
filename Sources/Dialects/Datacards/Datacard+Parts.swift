extension Datacard {
  /// A region, with the number of observed events.
  struct Channel {
    let name: String
    /// −1 where the histogram says it.
    let observation: Double
    let place: DialectPlace
  }

  /// A process in a channel.
  struct Column {
    let channel: String
    let process: String
    let isSignal: Bool
    /// Expected events; −1 where the histogram says it.
    let rate: Double
    /// The line with the rates.
    let place: DialectPlace
  }

  /// Which histograms belong to a process and a channel, of which either may be `*`.
  struct ShapeRule {
    let process: String
    let channel: String
    let file: String
    /// The paths of nominal and varied histograms; nil for a rule that has none.
    let nominal: String?
    let varied: String?
    let place: DialectPlace

    /// The rule of a counting experiment among channels with shapes.
    var isFake: Bool { file == "FAKE" && nominal == nil }
  }

  /// A nuisance parameter with its effect on each column.
  struct Nuisance {
    enum Kind: Equatable {
      case logNormal
      /// As `logNormal`, with the same probability for all α in [−1, 1].
      case logUniform
      /// Events of a control region.
      case gamma(events: Int)
      case shape(Interpolation, isOptional: Bool)
    }

    /// How templates are interpolated.
    enum Interpolation: Equatable {
      case smooth, linear, multiplicative, uniform
    }

    /// Factors at α = −1 and +1; the scale of a shape, or a gamma's events per event, in `up` only.
    struct Effect: Equatable {
      let down: Double
      let up: Double
      var isSymmetric: Bool
    }

    let name: String
    let kind: Kind
    /// Nil where there is none.
    let effects: [Effect?]
    let place: DialectPlace
  }

  /// A free factor of the rates of all columns that two patterns match.
  struct RateFactor {
    let name: String
    let channel: String
    let process: String
    let initial: Double
    let range: ClosedRange<Double>?
    let place: DialectPlace
  }

  /// The errors of finite simulation, for all channels that a pattern matches.
  struct StatisticalErrors {
    let channel: String
    /// Effective events up to which processes have errors of their own; negative for no errors.
    let threshold: Double
    /// Whether signals count for the threshold.
    let includesSignal: Bool
    /// Whether varied templates keep their normalisation, instead of a factor beside the shape.
    let morphsNormalization: Bool
    let place: DialectPlace
  }
}
