import Autodiff
import HistFactory

extension HistFactoryModel {
  /// The covariance of a fit's estimates, `[parameterCount, parameterCount]`: the inverse of the
  /// observed information ∂²(−log L)/∂θ∂θ at the best fit.
  ///
  /// Rows and columns of parameters that were held, or that a bound holds, are 0; NaN where the
  /// likelihood does not determine the others.
  ///
  /// - Parameters:
  ///   - fit: A fit of this model.
  ///   - data: The data that it was made to.
  public func covariance(of fit: Fit, to data: ModelData) -> GlobalExpression {
    let isFree = freedom(in: fit)
    let both = isFree.reshaped(to: [parameterCount, 1]) * isFree
    let identity = GlobalExpression(
      Tensor(
        rows: (0..<parameterCount).map { row in
          (0..<parameterCount).map { $0 == row ? 1 : 0 }
        }))
    let information = both.select(curvature(at: fit.parameters, data: data), identity)
    return both.select(information.inverse(), 0.0)
  }

  /// The standard deviation of a parameter's estimate, √C of its diagonal element of the covariance.
  ///
  /// - Parameters:
  ///   - name: A parameter, or one of its elements as in `stat[2]`; the first element of several.
  ///   - fit: A fit of this model.
  ///   - data: The data that it was made to.
  /// - Throws: `ModelError.unknownParameter`, with near names.
  public func uncertainty(of name: String, in fit: Fit, to data: ModelData) throws
    -> GlobalExpression
  {
    let element = try elements(named: name).lowerBound
    return sqrt(covariance(of: fit, to: data)[element][element])
  }

  /// How much a parameter's best fit moves when another one is held one post-fit uncertainty below and
  /// above its own, and all others are fitted again.
  ///
  /// - Parameters:
  ///   - name: The parameter that is moved, of one element.
  ///   - target: The parameter whose best fit is watched; the parameter of interest if nil.
  ///   - data: What was observed.
  /// - Returns: Two expressions, differentiable in the templates.
  /// - Throws: `ModelError`, if a name is unknown, or the model has no parameter of interest.
  public func impact(of name: String, on target: String? = nil, data: ModelData) throws
    -> ImpactVariation<GlobalExpression>
  {
    let element = try index(of: name)
    let watched = try elements(named: target ?? requireParameterOfInterest()).lowerBound
    let best = try fit(to: data)
    let width = try uncertainty(of: name, in: best, to: data)
    func change(_ step: GlobalExpression) throws -> GlobalExpression {
      let moved = try fit(
        to: data, fixing: [name: best.parameters[element] + step],
        label: "fit with \(name) moved")
      return moved.parameters[watched] - best.parameters[watched]
    }
    return ImpactVariation(down: try change(-width), up: try change(width))
  }

  /// 1 for elements of θ that a fit varied and no bound holds, else 0.
  private func freedom(in fit: Fit) -> GlobalExpression {
    guard let isFree = fit.minimisation?.isFree else {
      return GlobalExpression((0..<parameterCount).map { _ in 0 })
    }
    let places = Dictionary(uniqueKeysWithValues: zip(fit.fitted, 0...))
    return concatenate(
      (0..<parameterCount).map { element in places[element].map { isFree[$0..<($0 + 1)] } ?? [0] })
  }
}
