/// eˣ.
public func exp<V: GraphValue>(_ x: V) -> V { .wrap(x.node.unary(.exp)) }

/// eˣ − 1, accurate near 0.
public func expm1<V: GraphValue>(_ x: V) -> V { .wrap(x.node.unary(.expm1)) }

/// The natural logarithm; −∞ at 0, NaN below.
public func log<V: GraphValue>(_ x: V) -> V { .wrap(x.node.unary(.log)) }

/// log(1 + x), accurate near 0.
public func log1p<V: GraphValue>(_ x: V) -> V { .wrap(x.node.unary(.log1p)) }

/// √x; its derivative at 0 is infinite, see `safeSquareRoot` for test statistics.
public func sqrt<V: GraphValue>(_ x: V) -> V { .wrap(x.node.unary(.squareRoot)) }

/// x².
public func square<V: GraphValue>(_ x: V) -> V { .wrap(x.node.unary(.square)) }

public func sin<V: GraphValue>(_ x: V) -> V { .wrap(x.node.unary(.sin)) }
public func cos<V: GraphValue>(_ x: V) -> V { .wrap(x.node.unary(.cos)) }
public func tanh<V: GraphValue>(_ x: V) -> V { .wrap(x.node.unary(.tanh)) }

/// The angle in −π/2…π/2 whose tangent is x.
public func atan<V: GraphValue>(_ x: V) -> V { .wrap(x.node.unary(.atan)) }

/// 1 / (1 + e⁻ˣ).
public func sigmoid<V: GraphValue>(_ x: V) -> V { .wrap(x.node.unary(.sigmoid)) }

/// log(1 + eˣ).
public func softplus<V: GraphValue>(_ x: V) -> V { .wrap(x.node.unary(.softplus)) }

/// The error function, 2/√π ∫₀ˣ exp(−t²) dt.
public func erf<V: GraphValue>(_ x: V) -> V { .wrap(x.node.unary(.erf)) }

/// 1 − erf x, accurate for large x.
public func erfc<V: GraphValue>(_ x: V) -> V { .wrap(x.node.unary(.erfc)) }

/// log |Γ(x)|.
public func logGamma<V: GraphValue>(_ x: V) -> V { .wrap(x.node.unary(.logGamma)) }

/// ψ(x) = d log Γ(x)/dx.
public func digamma<V: GraphValue>(_ x: V) -> V { .wrap(x.node.unary(.polygamma(0))) }

/// Φ(x), the standard normal distribution function; relatively accurate for negative x.
public func normalCDF<V: GraphValue>(_ x: V) -> V { .wrap(x.node.unary(.normalCDF)) }

/// log Φ(x), accurate in both tails.
public func logNormalCDF<V: GraphValue>(_ x: V) -> V { .wrap(x.node.unary(.logNormalCDF)) }

/// |x|; the derivative at 0 is taken as 1.
public func abs<V: GraphValue>(_ x: V) -> V { .wrap(x.node.unary(.abs)) }

/// ⌊x⌋, the largest whole number up to x; its derivative is taken as 0.
public func floor<V: GraphValue>(_ x: V) -> V { .wrap(x.node.unary(.floor)) }

/// The larger of two, element by element; NaN if either is. At a tie `b` takes the derivative.
public func max<V: GraphValue>(_ a: V, _ b: V) -> V { .combine(.max, a, b) }
@_disfavoredOverload
public func max<V: GraphValue>(_ a: V, _ b: Double) -> V { .combine(.max, a, Node.constant(b)) }

/// The smaller of two, element by element; NaN if either is. At a tie `b` takes the derivative.
public func min<V: GraphValue>(_ a: V, _ b: V) -> V { .combine(.min, a, b) }
@_disfavoredOverload
public func min<V: GraphValue>(_ a: V, _ b: Double) -> V { .combine(.min, a, Node.constant(b)) }

/// xʸ. For x = 0 the derivative with respect to y is taken as 0.
public func pow<V: GraphValue>(_ x: V, _ y: V) -> V { .combine(.power, x, y) }
@_disfavoredOverload
public func pow<V: GraphValue>(_ x: V, _ y: Double) -> V {
  y == 2 ? square(x) : .combine(.power, x, Node.constant(y))
}

extension GraphValue {
  /// The value held within limits; no derivative passes outside them.
  public func clamped(to limits: ClosedRange<Double>) -> Self {
    Autodiff.min(Autodiff.max(self, limits.lowerBound), limits.upperBound)
  }

  /// The same value, through which no derivative passes.
  public func detached() -> Self { .wrap(.apply(Detach(), to: [node])) }

  /// 1 where `self` > `other`, else 0; no derivative.
  public func isGreater(than other: some GraphValue) -> Self {
    .combine(.greater, self, other)
  }

  /// 1 where `self` > `threshold`, else 0; no derivative.
  public func isGreater(than threshold: Double) -> Self {
    .combine(.greater, self, Node.constant(threshold))
  }

  /// 1 where `self` < `other`, else 0; no derivative.
  public func isLess(than other: some GraphValue) -> Self {
    .wrap(.binary(.greater, other.node, node))
  }

  /// `self` ≠ 0 ? a : b, element by element; no derivative flows to `self`.
  ///
  /// The branch not taken has a zero derivative, unless its own derivative is infinite (0·∞ is
  /// NaN); select safe arguments for it as well:
  /// ```swift
  /// let isPositive = x.isGreater(than: 0)
  /// let root = isPositive.select(sqrt(isPositive.select(x, one)), zero)
  /// ```
  public func select(_ a: Self, _ b: Self) -> Self { .wrap(.select(node, a.node, b.node)) }
}
