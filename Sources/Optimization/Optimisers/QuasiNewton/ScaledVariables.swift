import Parameters

/// The variables of a search: z with x = x₀ + √f z, f being each parameter's `learningRateFactor`.
///
/// In them steepest descent moves x by f times the gradient, as first-order rules do. Frozen
/// parameters have f = 0, and stay.
struct ScaledVariables {
  private let scales: [Double]

  init(_ parameters: ParameterSet) {
    scales = parameters.map { $0.isTrainable ? $0.learningRateFactor.squareRoot() : 0 }
  }

  /// The derivative with respect to z; 0 for what stays.
  func gradient(_ gradient: ParameterValues) -> ParameterValues {
    var result = gradient
    for (parameter, scale) in zip(gradient.parameters, scales) where scale != 1 {
      // Not a product with 0, which would keep a NaN.
      result.modify(parameter) { g in for i in g.indices { g[i] = scale == 0 ? 0 : scale * g[i] } }
    }
    return result
  }

  /// The values at a distance: x + factor √f z.
  func moved(
    _ values: ParameterValues, along z: ParameterValues, by factor: Double = 1
  ) -> ParameterValues {
    var result = values
    for ((parameter, tensor), scale) in zip(zip(z.parameters, z.tensors), scales) where scale > 0 {
      let z = tensor.elements
      result.modify(parameter) { x in for i in x.indices { x[i] += scale * factor * z[i] } }
    }
    return result
  }
}
