/// A number without derivatives: nothing is computed for them.
extension Double: DifferentiableNumber {
  @inlinable @inline(__always)
  public var value: Double { self }

  @inlinable @inline(__always)
  public func detached() -> Double { self }

  @inlinable @inline(__always)
  public func scaled(by factor: Double) -> Double { self * factor }

  @inlinable @inline(__always)
  public func shifted(by offset: Double) -> Double { self + offset }

  @inlinable @inline(__always)
  public func mapped(to result: Double, slope: @autoclosure () -> Double) -> Double { result }

  @inlinable @inline(__always)
  public func combined(
    with other: Double, to result: Double, slopes: @autoclosure () -> (Double, Double)
  ) -> Double { result }
}
