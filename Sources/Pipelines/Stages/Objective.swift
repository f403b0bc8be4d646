/// What training improves.
public enum Objective: String, Sendable, CaseIterable, Codable {
  /// The expected discovery significance √q0 of the signal, with all uncertainties; maximised.
  case significance
  /// The expected discovery p-value; minimised.
  case pValue = "p-value"
  /// The expected CLs of the signal without signal in the data; minimised.
  case cls
  /// The standard deviation of the signal strength; minimised.
  case uncertainty
  /// The determinant of the parameters' covariance, by its logarithm; minimised.
  case generalisedVariance = "generalised-variance"
  /// Binary cross-entropy of the observable, which must lie in (0, 1); minimised. Blind to the model.
  case crossEntropy = "cross-entropy"
}
