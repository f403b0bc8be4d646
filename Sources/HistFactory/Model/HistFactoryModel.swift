import Autodiff

/// A HistFactory model whose templates are expressions: differentiable in all of them.
///
/// Each channel's expected rates are Σ over samples of (nominal + shifts) × factors
/// (CERN-OPEN-2012-016, equation 5); the likelihood is their Poisson probability times the constraint
/// terms of the nuisance parameters. Names and shapes are fixed when the model is built, values
/// are not: a model is built once and evaluated on changing templates.
///
/// Zeros mean the following, in values as in derivatives:
/// - A bin that expects nothing and has no events contributes nothing; one that has events makes the
///   likelihood 0, so −log L is infinite there, and fits look elsewhere.
/// - A bin of `statError` or `shapeSys` whose uncertainty or nominal rate is 0 has its factor held at 1;
///   the factor stays among the parameters, with a constraint that nothing pulls at.
/// - Rates are not cut off: a shift may make a sample's rate negative, as long as the bin's sum is not.
///   A negative sum without events counts as infinitely unlikely too.
/// - Where a test statistic is 0 (no signal, or μ at its best value) its square root has the derivative 0.
public struct HistFactoryModel: Sendable {
  /// One region of the analysis with its own histogram.
  public struct Channel: Sendable {
    public var name: String
    public var samples: [Sample]

    public init(_ name: String, samples: [Sample]) {
      self.name = name
      self.samples = samples
    }
  }

  /// One process that contributes to a channel.
  public struct Sample: Sendable {
    public var name: String
    /// Expected events in each bin, of shape `[bins]`.
    public var nominal: GlobalExpression
    public var modifiers: [Modifier]

    public init(_ name: String, nominal: GlobalExpression, modifiers: [Modifier] = []) {
      self.name = name
      self.nominal = nominal
      self.modifiers = modifiers
    }
  }

  public let channels: [Channel]
  /// The parameters, in the order of the vector θ.
  public internal(set) var parameters: [ModelParameter]
  /// The position of each name in `parameters`.
  private let positions: [String: Int]
  /// The name of the parameter of interest, if there is one.
  public let parameterOfInterest: String?
  /// How `normSys` factors are interpolated.
  public let factorInterpolation: Interpolation
  /// How `histoSys` shifts are interpolated.
  public let shiftInterpolation: Interpolation

  /// - Parameters:
  ///   - channels: At least one, with distinct names; samples of a channel have equal bin counts.
  ///   - parameterOfInterest: The name of a `normFactor`, or nil.
  ///   - factorInterpolation: `polynomialExponential` as in pyhf, unless said otherwise.
  ///   - shiftInterpolation: `polynomialLinear` as in pyhf, unless said otherwise.
  /// - Throws: `ModelError` for structure that contradicts itself.
  public init(
    channels: [Channel], parameterOfInterest: String?,
    factorInterpolation: Interpolation = .polynomialExponential,
    shiftInterpolation: Interpolation = .polynomialLinear
  ) throws {
    try Self.validate(channels)
    guard shiftInterpolation.canShift else { throw ModelError.factorsOnly(shiftInterpolation) }
    self.channels = channels
    self.parameterOfInterest = parameterOfInterest
    self.factorInterpolation = factorInterpolation
    self.shiftInterpolation = shiftInterpolation
    let collector = try ParameterCollector(channels)
    (parameters, positions) = (collector.parameters, collector.positions)
    if let name = parameterOfInterest, positions[name] == nil {
      throw ModelError.unknownParameter(name, known: parameters.map(\.name))
    }
  }

  private static func validate(_ channels: [Channel]) throws {
    guard !channels.isEmpty else { throw ModelError.noChannels }
    for (index, channel) in channels.enumerated() {
      if channels[..<index].contains(where: { $0.name == channel.name }) {
        throw ModelError.duplicateChannel(channel.name)
      }
      guard let first = channel.samples.first else { throw ModelError.noSamples(channel.name) }
      for sample in channel.samples where sample.nominal.shape != first.nominal.shape {
        throw ModelError.binCount(
          channel: channel.name, sample: sample.name, expected: first.nominal.shape.count,
          given: sample.nominal.shape.count)
      }
    }
  }

  /// The number of elements of θ.
  public var parameterCount: Int { parameters.last?.range.upperBound ?? 0 }

  /// Values that a fit starts from, of shape `[parameterCount]`.
  public var initialValues: [Double] { parameters.flatMap(\.initialValues) }

  public var lowerBounds: [Double] { parameters.flatMap { $0.bounds.map(\.lowerBound) } }

  public var upperBounds: [Double] { parameters.flatMap { $0.bounds.map(\.upperBound) } }

  /// The names of the elements of θ; those of factors of single bins end with `[0]`, `[1]`, ….
  public var elementNames: [String] { parameters.flatMap(\.elementNames) }

  /// The elements of θ that a name stands for: a parameter's, or one of them as in `stat[2]`.
  ///
  /// - Throws: `ModelError.unknownParameter`, with near names.
  public func elements(named name: String) throws -> Range<Int> {
    if let position = positions[name] { return parameters[position].range }
    if name.last == "]", let bracket = name.lastIndex(of: "["),
      let position = positions[String(name[..<bracket])], parameters[position].isPerBin,
      let bin = Int(name[name.index(after: bracket)...].dropLast()),
      let element = parameters[position].range.dropFirst(bin).first, bin >= 0
    {
      return element..<(element + 1)
    }
    throw ModelError.unknownParameter(name, known: parameters.map(\.name))
  }

  /// The position of a scalar parameter in θ.
  ///
  /// - Throws: `ModelError.unknownParameter`, with near names.
  public func index(of name: String) throws -> Int {
    parameters[try position(of: name)].range.lowerBound
  }

  /// The position of a parameter among all.
  ///
  /// - Throws: `ModelError.unknownParameter`, with near names.
  func position(of name: String) throws -> Int {
    guard let position = positions[name] else {
      throw ModelError.unknownParameter(name, known: parameters.map(\.name))
    }
    return position
  }

  /// The parameter of one of the model's own modifiers.
  func parameter(_ name: String) -> ModelParameter { parameters[positions[name]!] }
}
