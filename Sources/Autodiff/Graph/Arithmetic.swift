/// Arithmetic, element by element, with NumPy's broadcasting.
///
/// Global values meet per-event values freely: they are repeated for each event.
extension GraphValue {
  public static prefix func - (x: Self) -> Self { .wrap(x.node.unary(.negate)) }

  public static func + (a: Self, b: Self) -> Self { combine(.add, a, b) }
  public static func - (a: Self, b: Self) -> Self { combine(.subtract, a, b) }
  public static func * (a: Self, b: Self) -> Self { combine(.multiply, a, b) }
  public static func / (a: Self, b: Self) -> Self { combine(.divide, a, b) }

  @_disfavoredOverload
  public static func + (a: Self, b: Double) -> Self { combine(.add, a, Node.constant(b)) }
  @_disfavoredOverload
  public static func - (a: Self, b: Double) -> Self { combine(.subtract, a, Node.constant(b)) }
  @_disfavoredOverload
  public static func * (a: Self, b: Double) -> Self { combine(.multiply, a, Node.constant(b)) }
  @_disfavoredOverload
  public static func / (a: Self, b: Double) -> Self { combine(.divide, a, Node.constant(b)) }

  @_disfavoredOverload
  public static func + (a: Double, b: Self) -> Self { combine(.add, Node.constant(a), b) }
  @_disfavoredOverload
  public static func - (a: Double, b: Self) -> Self { combine(.subtract, Node.constant(a), b) }
  @_disfavoredOverload
  public static func * (a: Double, b: Self) -> Self { combine(.multiply, Node.constant(a), b) }
  @_disfavoredOverload
  public static func / (a: Double, b: Self) -> Self { combine(.divide, Node.constant(a), b) }

  static func combine(
    _ function: BinaryFunction, _ a: some GraphValue, _ b: some GraphValue
  ) -> Self {
    .wrap(.binary(function, a.node, b.node))
  }
}

extension EventExpression {
  public static func + (a: Self, b: GlobalExpression) -> Self { combine(.add, a, b) }
  public static func - (a: Self, b: GlobalExpression) -> Self { combine(.subtract, a, b) }
  public static func * (a: Self, b: GlobalExpression) -> Self { combine(.multiply, a, b) }
  public static func / (a: Self, b: GlobalExpression) -> Self { combine(.divide, a, b) }

  public static func + (a: GlobalExpression, b: Self) -> Self { combine(.add, a, b) }
  public static func - (a: GlobalExpression, b: Self) -> Self { combine(.subtract, a, b) }
  public static func * (a: GlobalExpression, b: Self) -> Self { combine(.multiply, a, b) }
  public static func / (a: GlobalExpression, b: Self) -> Self { combine(.divide, a, b) }
}
