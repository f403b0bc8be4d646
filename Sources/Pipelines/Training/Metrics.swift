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

  public init(significance: Double, pValue: Double, cls: Double, uncertainty: Double) {
    (self.significance, self.pValue) = (significance, pValue)
    (self.cls, self.uncertainty) = (cls, uncertainty)
  }

  static func expressions(of model: HistFactoryModel) throws -> [GlobalExpression] {
    [
      try model.expectedSignificance(), try model.expectedDiscoveryPValue(),
      try model.expectedCLs(), try model.expectedUncertainty(),
    ]
  }

  init(_ values: ArraySlice<Tensor>) {
    let numbers = values.map(\.scalar)
    (significance, pValue, cls, uncertainty) = (numbers[0], numbers[1], numbers[2], numbers[3])
  }

  /// Whether these are better than others by the measure that belongs to an objective.
  func isBetter(than other: Metrics, for objective: Objective) -> Bool {
    switch objective {
    case .significance, .pValue, .crossEntropy: significance > other.significance
    case .cls: cls < other.cls
    case .uncertainty, .generalisedVariance: uncertainty < other.uncertainty
    }
  }
}
