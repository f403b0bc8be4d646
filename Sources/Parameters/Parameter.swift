import Autodiff

/// One trainable quantity: a cut, a set of bin edges, a layer's weights.
///
/// An optimiser moves the unconstrained `raw` value; a graph uses `expression`, the value inside
/// its constraint. Two parameters are the same only if they are the same object, whatever their
/// labels.
/// ```swift
/// let cut = Parameter("tau pt", value: 22.0, constraint: .scaled(by: 50), unit: "GeV")
/// let passes = sigmoid((pt - cut.expression) / 2)
/// ```
public final class Parameter: Sendable {
  /// The name in messages; names in files are the paths of a `ParameterSet`.
  public let label: String
  /// The map from `raw` to `expression`.
  public let constraint: Constraint
  /// Where training starts.
  public let initialiser: Initialiser
  /// The unconstrained leaf that an optimiser moves and that gradients are taken with respect to.
  public let raw: GlobalExpression
  /// The constrained value, for use in graphs; in the shape of `raw`.
  public let expression: GlobalExpression
  /// The unit of the constrained value, for reports.
  public let unit: String?
  /// This parameter's learning rate divided by the optimiser's.
  public let learningRateFactor: Double
  /// False for a frozen parameter, which optimisers leave as it is.
  public let isTrainable: Bool

  /// - Parameters:
  ///   - label: The name in messages.
  ///   - shape: The shape of the value, and of the raw value.
  ///   - constraint: Which values are allowed.
  ///   - initialiser: Where training starts.
  ///   - unit: The unit of the constrained value.
  ///   - learningRateFactor: The learning rate divided by the optimiser's; finite and at least 0.
  ///   - isTrainable: False to freeze the parameter.
  /// - Precondition: the constraint's limits make sense, it takes this shape, and a fixed initial
  ///   value has this shape and lies inside it.
  public init(
    _ label: String, shape: Shape = .scalar, constraint: Constraint = .none,
    initialiser: Initialiser, unit: String? = nil, learningRateFactor: Double = 1,
    isTrainable: Bool = true
  ) {
    precondition(
      learningRateFactor.isFinite && learningRateFactor >= 0,
      "parameter '\(label)': learning rate factor \(learningRateFactor); give one of at least 0")
    constraint.requireSensible(for: shape, of: label)
    initialiser.requireSuitable(for: shape, constraint, of: label)
    self.label = label
    self.constraint = constraint
    self.initialiser = initialiser
    self.unit = unit
    self.learningRateFactor = learningRateFactor
    self.isTrainable = isTrainable
    raw = .parameter(label, shape: shape)
    expression = constraint.value(of: raw)
  }

  /// A parameter that starts at a given value, and has its shape.
  ///
  /// - Parameters:
  ///   - label: The name in messages.
  ///   - value: The initial value, inside the constraint.
  ///   - constraint: Which values are allowed.
  ///   - unit: The unit of the value.
  ///   - learningRateFactor: The learning rate divided by the optimiser's.
  ///   - isTrainable: False to freeze the parameter.
  /// - Precondition: the value lies inside the constraint.
  public convenience init(
    _ label: String, value: Tensor, constraint: Constraint = .none, unit: String? = nil,
    learningRateFactor: Double = 1, isTrainable: Bool = true
  ) {
    self.init(
      label, shape: value.shape, constraint: constraint, initialiser: .value(value), unit: unit,
      learningRateFactor: learningRateFactor, isTrainable: isTrainable)
  }

  /// The shape of the raw value.
  public var rawShape: Shape { raw.shape }

  /// The shape of the constrained value; every constraint keeps the raw value's.
  public var shape: Shape { expression.shape }

  /// The raw value at which training starts.
  ///
  /// - Parameters:
  ///   - seed: The seed of the whole analysis.
  ///   - path: The parameter's name within it, which keys the random numbers; nil for its label.
  public func initialRawValue(seed: UInt64, path: String? = nil) -> Tensor {
    let value = initialiser.initialValue(shape: shape, seed: seed, label: path ?? label)
    guard initialiser.isFixed else { return value }
    do {
      return try constraint.raw(for: value)
    } catch {
      preconditionFailure("parameter '\(label)': the initial value's \(error)")
    }
  }
}

extension Parameter: Hashable {
  public static func == (a: Parameter, b: Parameter) -> Bool { a === b }
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

extension Parameter: CustomStringConvertible {
  public var description: String { "\(label) \(shape)\(unit.map { " in \($0)" } ?? "")" }
}
