/// Numbers of either precision where a plan stores them.
func numbers(at start: UnsafeMutablePointer<Double>, count: Int, _ precision: Precision) -> [Double]
{
  switch precision {
  case .double: return Array(UnsafeBufferPointer(start: start, count: count))
  case .single:
    let floats = UnsafeRawPointer(start).assumingMemoryBound(to: Float.self)
    return UnsafeBufferPointer(start: floats, count: count).map(Double.init)
  }
}
