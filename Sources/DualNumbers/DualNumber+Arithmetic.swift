extension DualNumber: DifferentiableNumber {
  @inlinable @inline(__always)
  public init(_ value: Double) { self.init(value: value, tangents: .zero) }

  @inlinable @inline(__always)
  public func detached() -> Self { Self(value) }

  @inlinable @inline(__always)
  public static func + (a: Self, b: Self) -> Self {
    Self(value: a.value + b.value, tangents: a.tangents + b.tangents)
  }

  @inlinable @inline(__always)
  public static func - (a: Self, b: Self) -> Self {
    Self(value: a.value - b.value, tangents: a.tangents - b.tangents)
  }

  @inlinable @inline(__always)
  public static func * (a: Self, b: Self) -> Self {
    Self(value: a.value * b.value, tangents: a.tangents * b.value + b.tangents * a.value)
  }

  @inlinable @inline(__always)
  public static func / (a: Self, b: Self) -> Self {
    let inverse = 1 / b.value
    let quotient = a.value / b.value
    return Self(value: quotient, tangents: (a.tangents - b.tangents * quotient) * inverse)
  }

  @inlinable @inline(__always)
  public static prefix func - (a: Self) -> Self {
    Self(value: -a.value, tangents: a.tangents * -1)
  }

  @inlinable @inline(__always)
  public func scaled(by factor: Double) -> Self {
    Self(value: value * factor, tangents: tangents * factor)
  }

  @inlinable @inline(__always)
  public func shifted(by offset: Double) -> Self {
    Self(value: value + offset, tangents: tangents)
  }

  @inlinable @inline(__always)
  public func mapped(to result: Double, slope: @autoclosure () -> Double) -> Self {
    Self(value: result, tangents: tangents * slope())
  }

  @inlinable @inline(__always)
  public func combined(
    with other: Self, to result: Double, slopes: @autoclosure () -> (Double, Double)
  ) -> Self {
    let (first, second) = slopes()
    return Self(value: result, tangents: tangents * first + other.tangents * second)
  }
}
