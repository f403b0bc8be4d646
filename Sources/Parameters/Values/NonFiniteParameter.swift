import Autodiff

/// A NaN or an infinity among raw values or in a gradient.
public struct NonFiniteParameter: Hashable, Sendable, CustomStringConvertible {
  /// The path of the parameter.
  public let path: String
  /// The indices of the element along each axis; empty for a scalar.
  public let indices: [Int]
  public let value: Double

  public var description: String {
    let place = indices.isEmpty ? "" : "\(indices)"
    return "parameter '\(path)'\(place) is \(value)"
  }
}

extension ParameterValues {
  /// The first element, in order, that is NaN or infinite; nil if all are finite.
  public var firstNonFinite: NonFiniteParameter? {
    for (path, tensor) in zip(parameters.paths, tensors) {
      guard let index = tensor.elements.firstIndex(where: { !$0.isFinite }) else { continue }
      return NonFiniteParameter(
        path: path, indices: indices(of: index, in: tensor.shape), value: tensor.elements[index])
    }
    return nil
  }

  private func indices(of element: Int, in shape: Shape) -> [Int] {
    var rest = element
    let reversed = shape.extents.reversed().map { extent in
      defer { rest /= extent }
      return rest % extent
    }
    return reversed.reversed()
  }
}
