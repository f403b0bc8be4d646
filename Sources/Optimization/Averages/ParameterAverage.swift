import Foundation
import Parameters

/// An average of parameters over the last steps, which is often better than the last values where
/// batches make them wander.
///
/// x̄ₜ = Σ dᵗ⁻ⁱ xᵢ / Σ dᵗ⁻ⁱ over the values x₁ … xₜ that were included, d being the decay: about the
/// last 1 / (1 − d) count. The first values count like later ones, as Adam's averages are corrected
/// for their start: Kingma and Ba, arXiv:1412.6980, section 7.2, after Polyak and Juditsky,
/// doi:10.1137/0330046. Raw values are averaged, so that the average keeps every constraint.
/// ```swift
/// var average = ParameterAverage(decay: 0.99)
/// optimiser.update(&values, along: gradient)
/// average.include(values)
/// ```
public struct ParameterAverage: Sendable, Equatable {
  /// d, the weight of each values relative to those after them.
  public let decay: Double
  /// How many values are in it.
  public internal(set) var count = 0
  /// The average; nil before the first values.
  public internal(set) var values: ParameterValues?

  /// - Parameter decay: d, in 0..<1.
  public init(decay: Double) {
    precondition(0..<1 ~= decay, "decay \(decay); give one in 0..<1")
    self.decay = decay
  }

  /// Takes values into the average.
  ///
  /// - Parameter new: The values after a step.
  /// - Precondition: they are of the same parameters each time.
  public mutating func include(_ new: ParameterValues) {
    count += 1
    guard var average = values else {
      values = new
      return
    }
    let weight = newestWeight
    precondition(
      average.parameters == new.parameters,
      """
      the average is of \(average.parameters.paths), now given \(new.parameters.paths); give the \
      same parameters at every step
      """)
    for (parameter, tensor) in zip(new.parameters, new.tensors) {
      let x = tensor.elements
      average.modify(parameter) { m in for i in m.indices { m[i] += weight * (x[i] - m[i]) } }
    }
    values = average
  }

  /// (1 − d) / (1 − dᵗ).
  private var newestWeight: Double { (1 - decay) / (1 - pow(decay, Double(count))) }
}
