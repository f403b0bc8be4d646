import Parameters

/// A loss and its gradient at one place.
public struct LossAndGradient: Sendable, Equatable {
  /// The loss, which is to become small.
  public var loss: Double
  /// Its derivative with respect to raw values, of some or all parameters.
  public var gradient: ParameterValues

  /// - Parameters:
  ///   - loss: The loss.
  ///   - gradient: Its derivative with respect to raw values.
  public init(loss: Double, gradient: ParameterValues) {
    (self.loss, self.gradient) = (loss, gradient)
  }

  /// Whether the loss and every element of the gradient are numbers and not infinite.
  public var isFinite: Bool { loss.isFinite && gradient.firstNonFinite == nil }
}
