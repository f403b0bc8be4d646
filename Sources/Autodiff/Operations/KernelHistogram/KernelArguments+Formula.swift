/// The elementary formula of every part: what the kernels compute, edge by edge for each event.
extension KernelArguments {
  /// The part of each event, a vector per event.
  func formula(_ part: KernelPart) -> Node {
    let t = (edges - x) / bandwidth
    let density = exp(-0.5 * square(t) - 0.918938533204672741780329736406)
    switch part {
    case .cells: return cells(t)
    case .edges(let order): return derivative(order, t, density)
    case .squares: return square(cells(t))
    case .squaresBelow: return 2 * cells(t).sliced(0..<edges.shape[0]) * density
    case .squaresAbove: return 2 * cells(t).sliced(1..<(edges.shape[0] + 1)) * density
    case .squaresSlope: return 2 * cells(t) * differences(density)
    case .squaresWidth: return 2 * cells(t) * differences(t * density)
    }
  }

  private func cells(_ t: Node) -> Node {
    let count = edges.shape[0] + 1
    var last = Tensor.zeros([count])
    last.elements[count - 1] = 1
    return differences(normalCDF(t)) + .constant(array: last)
  }

  /// The value at the edge above each cell less that at the edge below; 0 beyond the edges.
  private func differences(_ atEdges: Node) -> Node {
    atEdges.padded(after: 1) - atEdges.padded(before: 1)
  }

  /// Φ⁽ⁿ⁺¹⁾ = −t Φ⁽ⁿ⁾ − (n − 1) Φ⁽ⁿ⁻¹⁾.
  private func derivative(_ order: Int, _ t: Node, _ density: Node) -> Node {
    var (before, value) = (density, density)
    for n in 1..<order {
      let next = n == 1 ? -(t * value) : -(t * value) - Double(n - 1) * before
      (before, value) = (value, next)
    }
    return value
  }

  /// The cotangents of x, the edges and the bandwidth by differentiating the formula.
  func formulaCotangents(of part: KernelPart, coefficients: Node, weights: Node?) -> [Node?] {
    let (standIns, back) = standIns()
    let perEvent = (coefficients * standIns.formula(part)).summed(to: .scalar)
    let total = (weights.map { $0 * perEvent } ?? perEvent).summedOverEvents()
    let slopes = vectorJacobianProducts(
      [total], cotangents: [.constant(1)], withRespectTo: standIns.nodes)
    return slopes.map { $0.map { substitute(back, in: [$0])[0] } }
  }

  /// The tangent of the part, a vector per event, by differentiating the formula.
  func formulaTangent(of part: KernelPart, along tangents: [Node?]) -> Node? {
    let (standIns, back) = standIns()
    let known = zip(standIns.nodes, tangents).compactMap { source, tangent in
      tangent.map { (source: source, tangent: $0) }
    }
    let tangent = jacobianVectorProducts([standIns.formula(part)], along: known)[0]
    return tangent.map { substitute(back, in: [$0])[0] }
  }

  /// Nodes of their own to differentiate by, as x may depend on the edges; and what they stand for.
  private func standIns() -> (KernelArguments, [Node: Node]) {
    let copies = nodes.map { Node.apply(Detach(), to: [$0]) }
    return (
      KernelArguments(x: copies[0], edges: copies[1], bandwidth: copies[2]),
      Dictionary(uniqueKeysWithValues: zip(copies, nodes))
    )
  }
}
