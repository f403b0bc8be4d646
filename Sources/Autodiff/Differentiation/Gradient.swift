import Logging

/// Derivatives of a scalar with respect to each of several values, as expressions.
///
/// - Parameters:
///   - value: A scalar.
///   - variables: Parameters or any other expressions that `value` is computed from.
/// - Returns: One expression for each variable, in its shape. Where `value` does not depend on a
///   variable at all (or only through `detached` values and steps) it is zeros, and a warning that
///   names the variable is logged; `isDifferentiable(_:withRespectTo:)` asks beforehand.
/// - Precondition: `value` is a scalar.
public func gradient(of value: GlobalExpression, withRespectTo variables: [GlobalExpression])
  -> [GlobalExpression]
{
  let gradients = structuralGradient(of: value, withRespectTo: variables)
  return zip(gradients, variables).map { gradient, variable in
    if let gradient { return gradient }
    warnOfZero(value, variable.parameterName ?? variable.node.description)
    return GlobalExpression(variable.node.zeros())
  }
}

/// The derivative of a scalar with respect to one value.
public func gradient(of value: GlobalExpression, withRespectTo variable: GlobalExpression)
  -> GlobalExpression
{
  gradient(of: value, withRespectTo: [variable])[0]
}

/// The derivative of a scalar with respect to a value of each event, such as an observable: for each
/// event, in the value's shape and precision.
///
/// - Parameters:
///   - value: A scalar.
///   - variable: Any per-event expression that `value` is computed from. A column counts wherever it
///     is read, alone or among several.
/// - Returns: The derivatives; zeros, and a warning, where nothing connects the two.
/// - Precondition: `value` is a scalar.
public func gradient(of value: GlobalExpression, withRespectTo variable: EventExpression)
  -> EventExpression
{
  if value.shape.count != 1 {
    graphFailure("gradient(of: \(value.shape)): the gradient of a scalar is expected")
  }
  let slope =
    (variable.node.operation as? EventInput).map { cotangent(of: $0, in: value.node) }
    ?? vectorJacobianProducts(
      [value.node], cotangents: [value.node.ones()], withRespectTo: [variable.node])[0]
  guard let slope else {
    warnOfZero(value, variable.node.description)
    return EventExpression(variable.node.zeros())
  }
  return EventExpression(slope.reshaped(to: variable.shape))
}

/// The cotangents of some columns, as a vector, from wherever a scalar reads them.
private func cotangent(of columns: EventInput, in value: Node) -> Node? {
  let reads = topologicalOrder(of: [value]).compactMap { node in
    (node.operation as? EventInput).flatMap { $0.space == columns.space ? (node, $0) : nil }
  }
  let cotangents = vectorJacobianProducts(
    [value], cotangents: [value.ones()], withRespectTo: reads.map(\.0))
  var found: [String: Node] = [:]
  for ((_, input), cotangent) in zip(reads, cotangents) {
    guard let cotangent = cotangent?.reshaped(to: [input.columns.count]) else { continue }
    for (index, name) in input.columns.enumerated() where columns.columns.contains(name) {
      let element = cotangent.sliced(index..<(index + 1))
      found[name] = found[name].map { $0 + element } ?? element
    }
  }
  guard !found.isEmpty else { return nil }
  let zero = Node.constant(array: .zeros([1])).broadcast(toEventsOf: columns.space)
  return .concatenated(columns.columns.map { found[$0] ?? zero }, axis: 0)
}

private func warnOfZero(_ value: some GraphValue, _ variable: String) {
  Logger(label: "apus.autodiff").warning(
    """
    the derivative of \(value.node) with respect to '\(variable)' is structurally zero: nothing \
    connects them
    """)
}

/// As `gradient`, with nil where the derivative is structurally zero.
public func structuralGradient(
  of value: GlobalExpression, withRespectTo variables: [GlobalExpression]
)
  -> [GlobalExpression?]
{
  if value.shape.count != 1 {
    graphFailure("gradient(of: \(value.shape)): the gradient of a scalar is expected")
  }
  let gradients = vectorJacobianProducts(
    [value.node], cotangents: [value.node.ones()], withRespectTo: variables.map(\.node))
  return gradients.map { $0.map(GlobalExpression.init) }
}

/// Whether a derivative of `value` with respect to `variable` can be other than zero.
public func isDifferentiable(_ value: GlobalExpression, withRespectTo variable: GlobalExpression)
  -> Bool
{
  let product = vectorJacobianProducts(
    [value.node], cotangents: [value.node.ones()], withRespectTo: [variable.node])
  return product[0] != nil
}

/// Forward mode: the derivative of `value` along `direction` in `variable`.
///
/// - Returns: Σⱼ ∂value/∂variableⱼ directionⱼ, in the shape of `value`.
public func directionalDerivative(
  of value: GlobalExpression, withRespectTo variable: GlobalExpression,
  along direction: GlobalExpression
) -> GlobalExpression {
  let tangent = jacobianVectorProducts(
    [value.node], along: [(variable.node, direction.node)])[0]
  return GlobalExpression(tangent ?? value.node.zeros())
}

/// Forward mode for values of each event: how one changes along a direction in another.
///
/// One pass serves all elements of `value`, so this is the way to the field of derivatives of a network
/// with a few inputs and many outputs.
///
/// - Parameters:
///   - value: Any per-event expression.
///   - variable: What it is computed from, event by event. A column counts wherever it is read, alone or
///     among several.
///   - direction: Per event or the same for all, in the variable's shape.
/// - Returns: Σⱼ ∂value/∂variableⱼ directionⱼ for each event, in the shape of `value`; zeros, and a
///   warning, where nothing connects the two.
public func directionalDerivative(
  of value: EventExpression, withRespectTo variable: EventExpression,
  along direction: some GraphValue
) -> EventExpression {
  if direction.shape != variable.shape {
    graphFailure(
      "directionalDerivative(along: \(direction.shape)): the variable's shape, \(variable.shape), is expected"
    )
  }
  let known =
    (variable.node.operation as? EventInput).map {
      tangents(of: $0, along: direction.node, in: value.node)
    } ?? [(source: variable.node, tangent: direction.node)]
  guard let tangent = jacobianVectorProducts([value.node], along: known)[0] else {
    warnOfZero(value, variable.node.description)
    return EventExpression(value.node.zeros())
  }
  return EventExpression(tangent)
}

/// The tangents of all reads of some columns in a value, given that of the columns as a vector.
private func tangents(of columns: EventInput, along direction: Node, in value: Node) -> [(
  source: Node, tangent: Node
)] {
  let flat = direction.reshaped(to: [columns.columns.count])
  return topologicalOrder(of: [value]).compactMap { node in
    guard let read = node.operation as? EventInput, read.space == columns.space else { return nil }
    let elements = read.columns.map { name in
      columns.columns.firstIndex(of: name).map { flat.sliced($0..<($0 + 1)) }
    }
    guard elements.contains(where: { $0 != nil }) else { return nil }
    let zero = flat.sliced(0..<1).zeros()
    let tangent = Node.concatenated(elements.map { $0 ?? zero }, axis: 0)
    return (node, tangent.reshaped(to: node.shape))
  }
}

/// Reverse mode with a chosen cotangent: Σᵢ cotangentᵢ ∂valueᵢ/∂variable, in the variable's shape.
public func vectorJacobianProduct(
  of value: GlobalExpression, cotangent: GlobalExpression, withRespectTo variable: GlobalExpression
) -> GlobalExpression {
  let product = vectorJacobianProducts(
    [value.node], cotangents: [cotangent.node], withRespectTo: [variable.node])[0]
  return GlobalExpression(product ?? variable.node.zeros())
}

/// The Jacobian ∂valueᵢ/∂variableⱼ of a vector with respect to a vector, of shape `[i, j]`.
public func jacobian(of value: GlobalExpression, withRespectTo variable: GlobalExpression)
  -> GlobalExpression
{
  let (rows, columns) = (value.shape.count, variable.shape.count)
  let flat = value.reshaped(to: [rows])
  let gradients = (0..<rows).map { row in
    structuralGradient(of: flat[row], withRespectTo: [variable])[0]?.reshaped(to: [1, columns])
      ?? GlobalExpression(Tensor.zeros([1, columns]))
  }
  return concatenate(gradients)
}

/// The matrix of second derivatives of a scalar, of shape `[n, n]` for a variable of n elements.
public func hessian(of value: GlobalExpression, withRespectTo variable: GlobalExpression)
  -> GlobalExpression
{
  let n = variable.shape.count
  guard let slope = structuralGradient(of: value, withRespectTo: [variable])[0] else {
    return GlobalExpression(Tensor.zeros([n, n]))
  }
  return jacobian(of: slope, withRespectTo: variable)
}
