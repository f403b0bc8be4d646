import Autodiff

extension Initialiser {
  /// Stops the program over an initial value that the parameter cannot have.
  func requireSuitable(for shape: Shape, _ constraint: Constraint, of label: String) {
    guard isFixed else { return requireMatrix(shape, of: label) }
    let value = initialValue(shape: shape, seed: 0, label: label)
    do {
      _ = try constraint.raw(for: value)
    } catch {
      preconditionFailure("parameter '\(label)': the initial value's \(error)")
    }
  }

  private func requireMatrix(_ shape: Shape, of label: String) {
    if case .uniform = self { return }
    precondition(
      shape.rank >= 2,
      "parameter '\(label)': \(self) needs a shape [inputs, outputs], but the shape is \(shape)")
  }
}
