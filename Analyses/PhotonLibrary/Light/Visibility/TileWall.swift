import Autodiff

/// Rectangles of one plane, so that what is seen of all of them is one expression.
struct TileWall {
  let axis: Int
  let plane: Double
  let rectangles: [Rectangle]

  /// Rectangles by plane, neighbours in the list together.
  static func walls(of rectangles: [Rectangle]) -> [TileWall] {
    rectangles.reduce(into: []) { walls, rectangle in
      if let last = walls.last, last.axis == rectangle.axis, last.plane == rectangle.plane {
        walls[walls.count - 1] = TileWall(
          axis: last.axis, plane: last.plane, rectangles: last.rectangles + [rectangle])
      } else {
        walls.append(
          TileWall(axis: rectangle.axis, plane: rectangle.plane, rectangles: [rectangle]))
      }
    }
  }

  /// The solid angle of each rectangle, as `Rectangle.solidAngle(from:)` says.
  func solidAngles<V: GraphValue>(from position: V) -> V {
    let distance = abs(position[axis] - plane)
    func corner(_ a: V, _ b: V) -> V {
      atan(a * b / (distance * sqrt(square(a) + square(b) + square(distance))))
    }
    let (low, high) = offsets(\.first, along: (axis + 1) % 3, from: position)
    let (below, above) = offsets(\.second, along: (axis + 2) % 3, from: position)
    return corner(high, above) - corner(low, above) - corner(high, below) + corner(low, below)
  }

  private func offsets<V: GraphValue>(
    _ side: KeyPath<Rectangle, ClosedRange<Double>>, along axis: Int, from position: V
  ) -> (low: V, high: V) {
    func offset(_ edges: [Double]) -> V { difference(edges, position[axis]) }
    return (
      offset(rectangles.map { $0[keyPath: side].lowerBound }),
      offset(rectangles.map { $0[keyPath: side].upperBound })
    )
  }

  /// The distance to the middle of each rectangle.
  func distances<V: GraphValue>(from position: V) -> V {
    let squares = (0..<3).map { axis in
      square(difference(rectangles.map { $0.centre[axis] }, position[axis]))
    }
    return sqrt(squares[0] + squares[1] + squares[2])
  }

  private func difference<V: GraphValue>(_ constants: [Double], _ value: V) -> V {
    .wrap(GlobalExpression(constants).node - value.node)
  }
}
