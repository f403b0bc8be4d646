import Autodiff

/// Interpolation in a table as an operation of the graph, and its derivatives to every order.
private struct Interpolation: CustomOperation {
  let table: VoxelTable
  /// The axes along which it is differentiated already.
  var axes: [Int] = []

  var name: String { "interpolation" }

  func resultShape(_ inputs: [Shape]) throws -> Shape {
    guard inputs == [[3]] else { throw OperationMisuse("a position of shape [3] is expected") }
    return [table.tileCount]
  }

  func evaluate(_ inputs: [Tensor]) -> Tensor {
    let x = inputs[0].elements
    return Tensor(table.interpolated(at: [x[0], x[1], x[2]], along: axes))
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    [stack((0..<3).map { (cotangent * derivative($0, at: node)).sum() })]
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    guard let tangent = tangents[0] else { return nil }
    let terms = (0..<3).map { tangent[$0] * derivative($0, at: node) }
    return terms[0] + terms[1] + terms[2]
  }

  private func derivative(_ axis: Int, at node: Node) -> Node {
    apply(Interpolation(table: table, axes: (axes + [axis]).sorted()), to: node.inputs[0])
  }
}

/// A table read with linear interpolation.
public struct InterpolatedTable: LightModel {
  /// The table.
  public let table: VoxelTable

  /// A table read with linear interpolation.
  public init(_ table: VoxelTable) { self.table = table }

  public var tileCount: Int { table.tileCount }

  public func visibility<V: GraphValue>(at position: V) -> V {
    apply(Interpolation(table: table), to: position)
  }
}
