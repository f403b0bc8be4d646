import NumericalMethods

extension LightDetector {
  /// Points spread evenly over the active volume.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - margin: Their distance to the walls, at least, in cm; less than 15.
  ///   - seed: Which.
  ///   - purpose: What they are for: points of other purposes are others.
  public func randomPoints(
    _ count: Int, margin: Double = 0, seed: UInt64, purpose: String
  ) -> [Position] {
    let axes = ["x", "y", "z"].map { RandomStream(seed: seed, purpose: "\(purpose) \($0)") }
    return (0..<count).map { index in
      var point = Position()
      for (axis, stream) in axes.enumerated() {
        point[axis] = margin + (size[axis] - 2 * margin) * stream.uniform(at: UInt64(index))
      }
      return point
    }
  }
}
