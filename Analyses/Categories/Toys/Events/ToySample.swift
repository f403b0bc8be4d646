import NumericalMethods

/// Simulated points of one process: drawn from its distribution, then every coordinate multiplied by a
/// number from N(1, 0.3), as gato-hep does to stand for a detector.
///
/// The scores below are those of the distributions before that, so they are good but not the best.
struct ToySample {
  private static let noise = 0.3

  let points: [SIMD3<Double>]

  /// - Parameters:
  ///   - process: What is drawn.
  ///   - count: How many.
  ///   - seed: Points of other seeds or other purposes are independent.
  ///   - purpose: What they are for.
  init(_ process: ToyProcess, count: Int, seed: UInt64, purpose: String) {
    func stream(_ quantity: String) -> RandomStream {
      RandomStream(seed: seed, purpose: "\(purpose) \(process.name) \(quantity)")
    }
    let (shape, detector) = (stream("point"), stream("noise"))
    points = (0..<count).map { index in
      let point = ToyShape.point(around: process.mean, Self.normals(shape, index))
      return point * (1 + Self.noise * Self.normals(detector, index))
    }
  }

  private static func normals(_ stream: RandomStream, _ index: Int) -> SIMD3<Double> {
    let first = UInt64(3 * index)
    return [stream.normal(at: first), stream.normal(at: first + 1), stream.normal(at: first + 2)]
  }

  /// Points of all backgrounds in proportion to their cross sections; of the last, what is missing.
  static func backgroundPoints(count: Int, seed: UInt64, purpose: String) -> [SIMD3<Double>] {
    let total = ToyProcess.backgrounds.map(\.crossSection).reduce(0, +)
    var counts = ToyProcess.backgrounds.map { Int(Double(count) * $0.crossSection / total) }
    counts[counts.count - 1] += count - counts.reduce(0, +)
    return zip(ToyProcess.backgrounds, counts).flatMap {
      ToySample($0, count: $1, seed: seed, purpose: purpose).points
    }
  }
}
