/// Derivatives with respect to x, the edges and the bandwidth, for sums and means alike.
///
/// ∂t/∂e = 1/h, ∂t/∂x = −1/h and ∂t/∂h = −t/h. Parts without products lead to Φ⁽ⁿ⁾ of the next orders,
/// with t Φ⁽ⁿ⁺¹⁾ = −Φ⁽ⁿ⁺²⁾ − n Φ⁽ⁿ⁾, and so differentiate again without end; squares lead to the parts
/// named after them, and those on to the elementary formula.
extension KernelArguments {
  /// The cotangents of x, the edges and the bandwidth for Σ over events of w Σₖ cₖ partₖ.
  func cotangents(of part: KernelPart, coefficients: Node, weights: Node?) -> [Node?] {
    let scaled = coefficients / bandwidth
    func weighted(_ mean: Node) -> Node { weights.map { $0 * mean } ?? mean }
    switch part {
    case .cells, .edges:
      let slopes = atEdges(scaled, of: part)
      return [
        weighted(mean(.edges(order: part.derivativeOrder + 1), -slopes)),
        slopes * sum(.edges(order: part.derivativeOrder + 1), weights: weights),
        (slopes * stretch(part, applied: { sum($0, weights: weights) })).summed(to: .scalar),
      ]
    case .squares:
      let (below, above) = sides(scaled)
      return [
        weighted(mean(.squaresSlope, -scaled)),
        below * sum(.squaresBelow, weights: weights)
          - above * sum(.squaresAbove, weights: weights),
        (-scaled * sum(.squaresWidth, weights: weights)).summed(to: .scalar),
      ]
    case .squaresBelow, .squaresAbove, .squaresSlope, .squaresWidth:
      return formulaCotangents(of: part, coefficients: coefficients, weights: weights)
    }
  }

  /// The tangent of Σ over events of w · part along tangents of x, the edges and the bandwidth.
  func tangent(of part: KernelPart, along tangents: [Node?], weights: Node?) -> Node? {
    let (x, edges, width) = (tangents[0], tangents[1], tangents[2])
    func weighted(_ direction: Node) -> Node { weights.map { $0 * direction } ?? direction }
    switch part {
    case .cells, .edges:
      let next = KernelPart.edges(order: part.derivativeOrder + 1)
      let change = Node.sum([
        x.map { -sum(next, weights: weighted($0)) },
        edges.map { $0 * sum(next, weights: weights) },
        width.map { $0 * stretch(part, applied: { sum($0, weights: weights) }) },
      ])
      return change.map { intoCells($0 / bandwidth, of: part) }
    case .squares:
      let change = Node.sum([
        x.map { -sum(.squaresSlope, weights: weighted($0)) },
        edges.map {
          ($0 * sum(.squaresBelow, weights: weights)).padded(after: 1)
            - ($0 * sum(.squaresAbove, weights: weights)).padded(before: 1)
        },
        width.map { -($0 * sum(.squaresWidth, weights: weights)) },
      ])
      return change.map { $0 / bandwidth }
    case .squaresBelow, .squaresAbove, .squaresSlope, .squaresWidth:
      return formulaTangent(of: part, along: tangents).map { weighted($0).summedOverEvents() }
    }
  }

  /// The tangent of Σₖ cₖ partₖ per event along tangents of x, the edges and the bandwidth.
  func tangent(of part: KernelPart, along tangents: [Node?], coefficients: Node) -> Node? {
    let (x, edges, width) = (tangents[0], tangents[1], tangents[2])
    let scaled = coefficients / bandwidth
    switch part {
    case .cells, .edges:
      let slopes = atEdges(scaled, of: part)
      let next = KernelPart.edges(order: part.derivativeOrder + 1)
      return Node.sum([
        x.map { $0 * mean(next, -slopes) },
        edges.map { mean(next, slopes * $0) },
        width.map { $0 * stretch(part, applied: { mean($0, slopes) }) },
      ])
    case .squares:
      let (below, above) = sides(scaled)
      return Node.sum([
        x.map { $0 * mean(.squaresSlope, -scaled) },
        edges.map { mean(.squaresBelow, below * $0) - mean(.squaresAbove, above * $0) },
        width.map { $0 * mean(.squaresWidth, -scaled) },
      ])
    case .squaresBelow, .squaresAbove, .squaresSlope, .squaresWidth:
      return formulaTangent(of: part, along: tangents).map {
        (coefficients * $0).summed(to: .scalar)
      }
    }
  }

  /// −t Φ⁽ⁿ⁺¹⁾ at each edge, by a sum or a mean of further parts.
  private func stretch(_ part: KernelPart, applied: (KernelPart) -> Node) -> Node {
    let n = part.derivativeOrder
    let further = applied(.edges(order: n + 2))
    return n == 0 ? further : further + Double(n) * applied(.edges(order: n))
  }

  /// What each edge has to do with coefficients: those of cells meet at edges with opposite signs.
  private func atEdges(_ coefficients: Node, of part: KernelPart) -> Node {
    guard part == .cells else { return coefficients }
    let (below, above) = sides(coefficients)
    return below - above
  }

  private func intoCells(_ change: Node, of part: KernelPart) -> Node {
    part == .cells ? change.padded(after: 1) - change.padded(before: 1) : change
  }

  /// Of a value for each cell, those of the cells below and above each edge.
  private func sides(_ cells: Node) -> (below: Node, above: Node) {
    let count = cells.shape[0]
    return (cells.sliced(0..<(count - 1)), cells.sliced(1..<count))
  }
}

extension KernelPart {
  /// n, where the part is made of Φ⁽ⁿ⁾.
  fileprivate var derivativeOrder: Int { Int(order) }
}

extension Node {
  func padded(before: Int = 0, after: Int = 0) -> Node {
    .apply(Pad(axis: 0, before: before, after: after), to: [self])
  }
}
