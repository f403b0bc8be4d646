/// Elements stored with the first index fastest, rearranged with the last index fastest.
func cOrder(fromFortran values: [Double], shape: [Int]) -> [Double] {
  guard shape.count > 1 else { return values }
  var strides = [Int](repeating: 1, count: shape.count)
  for axis in 1..<shape.count { strides[axis] = strides[axis - 1] * shape[axis - 1] }
  var index = [Int](repeating: 0, count: shape.count)
  var source = 0
  return values.indices.map { _ in
    let value = values[source]
    for axis in shape.indices.reversed() {
      index[axis] += 1
      source += strides[axis]
      if index[axis] < shape[axis] { break }
      source -= index[axis] * strides[axis]
      index[axis] = 0
    }
    return value
  }
}
