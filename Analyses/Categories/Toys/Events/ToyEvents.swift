import Apus
import Foundation

/// How many events of the toys are made for each use: as many for training as for the others.
public struct ToyEvents: Sendable {
  /// Of each signal.
  public var signal: Int
  /// Of all backgrounds together.
  public var background: Int

  public init(signal: Int, background: Int) {
    precondition(signal > 0 && background > 0, "\(signal) and \(background) events; give some")
    (self.signal, self.background) = (signal, background)
  }

  /// One signal and the background with the column `ratio`: log p₁/p_B.
  ///
  /// Its sigmoid is the score of gato-hep's one-dimensional example.
  public func ratios(seed: UInt64) throws -> AnalysisData {
    try data(ToyProcess.signals.prefix(1), seed: seed) { points in
      try EventTable(columns: ["ratio": points.map { logRatio($0, 0) }])
    }
  }

  /// Both signals and the background with columns for scores of three classes: `p1` and `p2` with
  /// p₁ + p₂ + p_B = 1, and the same in logarithms, `ratio1` = log p₁/p_B and `ratio2` = log p₂/p_B.
  public func scores(seed: UInt64) throws -> AnalysisData {
    try data(ToyProcess.signals[...], seed: seed) { points in
      let (first, second) = (points.map { logRatio($0, 0) }, points.map { logRatio($0, 1) })
      let totals = zip(first, second).map { 1 + exp($0) + exp($1) }
      return try EventTable(columns: [
        "p1": zip(first, totals).map { exp($0) / $1 },
        "p2": zip(second, totals).map { exp($0) / $1 },
        "ratio1": first, "ratio2": second,
      ])
    }
  }

  private func data(
    _ signals: ArraySlice<ToyProcess>, seed: UInt64,
    table: ([SIMD3<Double>]) throws -> EventTable
  ) throws -> AnalysisData {
    func processes(_ part: DataPart) throws -> [PhysicsProcess] {
      let purpose = part.rawValue
      let background = ToySample.backgroundPoints(count: background, seed: seed, purpose: purpose)
      return try signals.map {
        PhysicsProcess(
          $0.name, role: .signal,
          events: try table(ToySample($0, count: signal, seed: seed, purpose: purpose).points),
          expectedEvents: $0.expectedEvents)
      } + [
        PhysicsProcess(
          "background", role: .background, events: try table(background),
          expectedEvents: ToyProcess.backgrounds.map(\.expectedEvents).reduce(0, +))
      ]
    }
    return AnalysisData(
      training: try processes(.training), validation: try processes(.validation),
      test: try processes(.test))
  }
}

/// log pₖ/p_B of a signal.
func logRatio(_ point: SIMD3<Double>, _ signal: Int) -> Double {
  ToyShape.logDensity(point, around: ToyProcess.signals[signal].mean)
    - ToyShape.logDensity(point, of: ToyProcess.backgrounds)
}
