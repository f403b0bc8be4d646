import Autodiff
import HistFactory

/// A maximum-likelihood fit as expressions.
public struct Fit: Sendable {
  /// Best-fit values of all parameters θ, fixed ones included; implicitly differentiable.
  public let parameters: GlobalExpression
  /// −log L at the best fit relative to the saturated model; differentiable by the envelope theorem.
  public let halfDeviance: GlobalExpression
  /// How the minimisation ended; nil when every parameter was fixed.
  public let minimisation: Minimisation?
  /// Positions in θ of the parameters that were fitted.
  public let fitted: [Int]
}

extension Fit {
  /// Whichever of two fits to the same data found the lower minimum.
  func orLower(_ other: Fit) -> Fit {
    guard let minimisation, let otherMinimisation = other.minimisation else { return self }
    let isLower = other.halfDeviance.isLess(than: halfDeviance)
    return Fit(
      parameters: isLower.select(other.parameters, parameters),
      halfDeviance: isLower.select(other.halfDeviance, halfDeviance),
      minimisation: minimisation.replaced(by: otherMinimisation, where: isLower), fitted: fitted)
  }
}

/// Values at which parameters are held in a fit.
public typealias FixedParameters = [String: GlobalExpression]

extension HistFactoryModel {
  /// Maximises the likelihood, holding some parameters fixed.
  ///
  /// Parameters that the model itself holds (`ModelParameter.isFixed`) stay at their initial values.
  ///
  /// - Parameters:
  ///   - data: What was observed.
  ///   - fixed: Parameters held, by name, at scalar (or per-bin) values, which may be expressions.
  ///   - starts: Values to start from in place of the model's initial values, by name.
  ///   - label: The name of the fit in reports and messages.
  /// - Throws: `ModelError.unknownParameter`.
  public func fit(
    to data: ModelData, fixing fixed: FixedParameters = [:], from starts: [String: Double] = [:],
    label: String = "fit"
  ) throws -> Fit {
    for name in fixed.keys.sorted() + starts.keys.sorted() { _ = try index(of: name) }
    let held = heldByModel.merging(fixed) { _, given in given }
    let fitted = parameters.filter { held[$0.name] == nil }.flatMap { Array($0.range) }
    guard !fitted.isEmpty else {
      let theta = assemble(held, fitted: nil)
      return Fit(
        parameters: theta, halfDeviance: halfDeviance(at: theta, data: data), minimisation: nil,
        fitted: [])
    }
    let (lower, upper) = (lowerBounds, upperBounds)
    let start = parameters.flatMap { parameter in
      parameter.initialValues.map { starts[parameter.name] ?? $0 }
    }
    let structure = LikelihoodStructure(self)
    let minimum = minimise(
      label, from: GlobalExpression(fitted.map { start[$0] }), lower: fitted.map { lower[$0] },
      upper: fitted.map { upper[$0] }, solving: FittedLikelihood(structure, fitted: fitted),
      reading: [structure.numbers, data.main, data.auxiliary, assemble(held, fitted: nil)]
    ) { halfDeviance(at: assemble(held, fitted: $0), data: data) }
    return Fit(
      parameters: assemble(held, fitted: minimum.position), halfDeviance: minimum.value,
      minimisation: minimum, fitted: fitted)
  }

  private var heldByModel: FixedParameters {
    let held = parameters.filter(\.isFixed).map {
      ($0.name, GlobalExpression($0.initialValues))
    }
    return Dictionary(uniqueKeysWithValues: held)
  }

  /// θ from the held parameters and, one after the other, the fitted ones, or 0 in their place.
  private func assemble(_ held: FixedParameters, fitted values: GlobalExpression?)
    -> GlobalExpression
  {
    var position = 0
    return concatenate(
      parameters.map { parameter in
        if let value = held[parameter.name] {
          return value.broadcast(to: [parameter.range.count])
        }
        guard let values else { return GlobalExpression(parameter.range.map { _ in 0 }) }
        defer { position += parameter.range.count }
        return values[position..<(position + parameter.range.count)]
      })
  }

  /// The name of the parameter of interest.
  ///
  /// - Throws: `ModelError.noParameterOfInterest`.
  public func requireParameterOfInterest() throws -> String {
    guard let name = parameterOfInterest else { throw ModelError.noParameterOfInterest }
    return name
  }

  /// Initial values of all parameters, with the parameter of interest at μ.
  public func nominalParameters(mu: GlobalExpression) throws -> GlobalExpression {
    let index = try index(of: requireParameterOfInterest())
    let start = GlobalExpression(initialValues)
    return concatenate([start[..<index], mu.reshaped(to: [1]), start[(index + 1)...]])
  }

  /// The Asimov data set at signal strength μ, nuisance parameters at their nominal values.
  public func asimovData(mu: GlobalExpression) throws -> ModelData {
    expectedData(at: try nominalParameters(mu: mu))
  }
}
