import Studies

/// Fits to the profiles of simulated data.
public struct ProfileClosure: Sendable {
  /// What data are made with.
  public var truth: Design
  /// Where fits begin, relative to the truth.
  public var start = [1.15, 0.85, 1.15]
  /// How data and templates are simulated; seeds are those of each fit.
  public var sampling: ShowerSampling
  /// How gaps are read out: ten groups, or as many as there are gaps.
  public var readout: Readout
  /// Where fits have their derivatives from.
  public var source: JacobianSource

  /// A closure of fits from 15 % above or below the truth.
  public init(truth: Design, sampling: ShowerSampling, source: JacobianSource = .differences) {
    (self.truth, self.sampling, self.source) = (truth, sampling, source)
    readout = Readout(groups: min(10, sampling.layers))
  }

  /// The fit of a seed's data, and the data.
  ///
  /// - Throws: ``SetupError`` for a truth that means nothing.
  public func problem(seed: UInt64) throws -> (fit: TemplateFit, data: MeanProfile, start: Design) {
    var (own, other) = (sampling, sampling)
    own.seed = seed &* 2
    other.seed = seed &* 2 &+ 1
    let data = MeanProfile(try own.showers(of: truth).map(readout.energies))
    let start = Design(numbers: zip(truth.numbers, self.start).map { $0 * $1 })
    return (TemplateFit(readout: readout, sampling: other, source: source), data, start)
  }

  /// What the fit of a seed found.
  ///
  /// - Throws: ``SetupError`` for a truth that means nothing.
  public func fit(seed: UInt64) throws -> DesignFit {
    let (fit, data, start) = try problem(seed: seed)
    return try fit.fit(data, from: start)
  }

  /// The fits of all seeds.
  ///
  /// - Parameters:
  ///   - seeds: One for each fit.
  ///   - threads: How many fits run at a time.
  /// - Throws: ``SetupError`` for a truth that means nothing.
  public func test(seeds: some Sequence<UInt64>, threads: Int) throws -> ClosureTest {
    var single = self
    single.sampling.threads = 1
    return try ClosureTest(
      "energy, absorber and gap", seeds: seeds, threads: threads
    ) { [single] seed in
      let found = try single.fit(seed: seed)
      let quantities = Design.names.indices.map { index in
        ClosureFit.Quantity(
          Design.names[index], truth: single.truth.numbers[index],
          estimate: found.design.numbers[index], error: found.errors[index])
      }
      return ClosureFit(
        quantities, failure: found.hasConverged ? nil : "no short step in \(found.steps)")
    }
  }
}
