internal import CVectorMath

/// What an event, spread by a Gaussian kernel, makes of the cells between M edges or of the edges.
///
/// With tₖ = (eₖ − x)/h the event leaves pₖ = Φ(tₖ) − Φ(tₖ₋₁) of itself in cell k of M + 1; the first
/// and the last cell have no outer edge.
enum KernelPart: Hashable, Sendable {
  /// pₖ, `[M + 1]`.
  case cells
  /// Φ⁽ⁿ⁾(tₖ) for n ≥ 1, `[M]`.
  case edges(order: Int)
  /// pₖ², `[M + 1]`.
  case squares
  /// 2 pₖ φ(tₖ), `[M]`: the edge above cell k.
  case squaresBelow
  /// 2 pₖ₊₁ φ(tₖ), `[M]`: the edge below cell k + 1.
  case squaresAbove
  /// 2 pₖ (φ(tₖ) − φ(tₖ₋₁)), `[M + 1]`.
  case squaresSlope
  /// 2 pₖ (tₖ φ(tₖ) − tₖ₋₁ φ(tₖ₋₁)), `[M + 1]`.
  case squaresWidth

  func shape(edges: Shape) -> Shape {
    switch self {
    case .edges, .squaresBelow, .squaresAbove: edges
    case .cells, .squares, .squaresSlope, .squaresWidth: [edges[0] + 1]
    }
  }

  var code: vm_kernel_part {
    switch self {
    case .cells: VM_KERNEL_CELLS
    case .edges: VM_KERNEL_EDGES
    case .squares: VM_KERNEL_SQUARES
    case .squaresBelow: VM_KERNEL_SQUARES_BELOW
    case .squaresAbove: VM_KERNEL_SQUARES_ABOVE
    case .squaresSlope: VM_KERNEL_SQUARES_SLOPE
    case .squaresWidth: VM_KERNEL_SQUARES_WIDTH
    }
  }

  var order: Int32 {
    if case .edges(let order) = self { Int32(order) } else { 0 }
  }
}
