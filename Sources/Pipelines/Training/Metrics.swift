import Autodiff
import HistFactory
import Inference

/// What an analysis achieves on some events, in one reading.
public struct Metrics: Sendable, Codable, Hashable {
  /// Expected discovery significance √q0 at signal strength 1.
  public var significance: Double
  /// Its p-value.
  public var pValue: Double
  /// Expected CLs of signal strength 1 without signal in the data.
  public var cls: Double
  /// Expected standard deviation of the signal strength.
  public var uncertainty: Double
  /// Where there are several signal processes, the significance of each, the others counting as
  /// background; nil for a single one.
  public var significanceBySignal: [String: Double]?

  public init(
    significance: Double, pValue: Double, cls: Double, uncertainty: Double,
    significanceBySignal: [String: Double]? = nil
  ) {
    (self.significance, self.pValue) = (significance, pValue)
    (self.cls, self.uncertainty) = (cls, uncertainty)
    self.significanceBySignal = significanceBySignal
  }

  static func expressions(of graph: AnalysisGraph) throws -> [GlobalExpression] {
    let model = graph.model
    let signals = graph.signals.count > 1 ? graph.signals : []
    return [
      try model.expectedSignificance(), try model.expectedDiscoveryPValue(),
      try model.expectedCLs(), try model.expectedUncertainty(),
    ] + (try signals.map { try graph.assembly.assembled(signal: $0).expectedSignificance() })
  }

  init(_ values: ArraySlice<Tensor>, signals: [String]) {
    let numbers = values.map(\.scalar)
    (significance, pValue, cls, uncertainty) = (numbers[0], numbers[1], numbers[2], numbers[3])
    guard signals.count > 1 else { return }
    significanceBySignal = Dictionary(
      uniqueKeysWithValues: zip(signals, numbers.dropFirst(4)).map { ($0, $1) })
  }

  var isFinite: Bool {
    significance.isFinite && cls.isFinite && uncertainty.isFinite
      && (significanceBySignal ?? [:]).values.allSatisfy(\.isFinite)
  }
}
