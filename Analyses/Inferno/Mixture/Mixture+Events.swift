import Apus
import Foundation
import NumericalMethods

extension Mixture {
  /// The columns of an event.
  public static let columns = ["x0", "x1", "x2"]

  /// Simulated events of each process in each part of the data.
  public struct Sizes: Sendable {
    public var training = 100_000
    public var validation = 100_000
    public var test = 500_000

    /// The paper's.
    public init() {}

    /// - Parameters:
    ///   - training: Events to train on.
    ///   - validation: Events to choose on.
    ///   - test: Events to quote results on.
    public init(training: Int, validation: Int, test: Int) {
      (self.training, self.validation, self.test) = (training, validation, test)
    }
  }

  /// Signal and background in three parts, the background with varied samples for some of what is not
  /// known of its shape.
  ///
  /// The varied samples are the same events, x₀ shifted by ±0.2 and x₂ stretched by 3/2.5 and 3/3.5.
  ///
  /// - Parameters:
  ///   - nuisances: What to vary; a normalisation needs no events.
  ///   - sizes: How many events.
  ///   - seed: Which events.
  public static func data(varying nuisances: [Nuisance], sizes: Sizes = Sizes(), seed: UInt64)
    throws
    -> AnalysisData
  {
    func processes(_ part: DataPart, _ count: Int) throws -> [PhysicsProcess] {
      let (signal, background) = (
        try signal(count, seed: seed, part), try background(count, seed: seed, part)
      )
      return [
        PhysicsProcess(
          "signal", role: .signal, events: signal, expectedEvents: signalEvents),
        try nuisances.reduce(
          PhysicsProcess(
            "background", role: .background, events: background, expectedEvents: backgroundEvents)
        ) { try $0.varying($1) },
      ]
    }
    return AnalysisData(
      training: try processes(.training, sizes.training),
      validation: try processes(.validation, sizes.validation),
      test: try processes(.test, sizes.test))
  }

  /// Events of the signal.
  public static func signal(_ count: Int, seed: UInt64, _ part: DataPart) throws -> EventTable {
    try events(count, seed: seed, "signal \(part)", centre: 0, widths: (1, 1), rate: signalRate)
  }

  /// Events of the background, at nominal values of r and λ.
  public static func background(_ count: Int, seed: UInt64, _ part: DataPart) throws -> EventTable {
    try events(
      count, seed: seed, "background \(part)", centre: backgroundCentre,
      widths: backgroundWidths, rate: backgroundRate)
  }

  private static func events(
    _ count: Int, seed: UInt64, _ name: String, centre: Double, widths: (x0: Double, x1: Double),
    rate: Double
  ) throws -> EventTable {
    func stream(_ column: String) -> RandomStream {
      RandomStream(seed: seed, purpose: "\(name) \(column)")
    }
    return try EventTable(columns: [
      "x0": stream("x0").normals(count: count).map { centre + widths.x0 * $0 },
      "x1": stream("x1").normals(count: count).map { widths.x1 * $0 },
      // Uniform numbers lie in (0, 1), so the logarithm is finite.
      "x2": stream("x2").uniforms(count: count).map { -log($0) / rate },
    ])
  }
}

extension PhysicsProcess {
  /// With the background's events at both ends of a nuisance parameter's step.
  fileprivate func varying(_ nuisance: Nuisance) throws -> PhysicsProcess {
    let step = nuisance.step
    switch nuisance {
    case .position:
      return try varying(
        nuisance.rawValue, down: { try $0.mapping("x0") { $0 - step } },
        up: { try $0.mapping("x0") { $0 + step } })
    case .rate:
      func stretched(_ table: EventTable, _ rate: Double) throws -> EventTable {
        try table.mapping("x2") { $0 * Mixture.backgroundRate / rate }
      }
      return try varying(
        nuisance.rawValue, down: { try stretched($0, Mixture.backgroundRate - step) },
        up: { try stretched($0, Mixture.backgroundRate + step) })
    case .normalisation: return self
    }
  }
}
