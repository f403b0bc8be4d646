import Autodiff
import Parameters

/// Declares a number that the training moves on a schedule, such as a slope, a bandwidth or a
/// temperature.
///
/// ```swift
/// @Annealed(.exponential(from: 1, to: 0.05)) var temperature
/// @Annealed(.cosine(from: 0.3, to: 0.05), unit: "GeV") var bandwidth
/// ```
/// It is an expression like a `@Trainable`, but no gradient moves it. For one that training finds, write
/// `@Trainable(.positive)`; for one that stays, a number. It is stored with the trained parameters.
@propertyWrapper
public struct Annealed {
  public let wrappedValue: GlobalExpression
  public let annealing: Annealing
  let parameter: Parameter

  /// - Parameters:
  ///   - annealing: The way from the first value to the last.
  ///   - unit: The unit, for reports.
  ///   - file: Where it is declared, for messages.
  ///   - line: The line there.
  public init(
    _ annealing: Annealing, unit: String? = nil, file: StaticString = #fileID, line: UInt = #line
  ) {
    annealing.requireSensible(file, line)
    self.annealing = annealing
    parameter = Parameter(
      "annealed at \(file):\(line)", value: Tensor(annealing.start), unit: unit,
      isTrainable: false)
    wrappedValue = parameter.expression
  }
}

extension Annealed: TrainableProperty {
  var members: [(path: String, parameter: Parameter)] { [("", parameter)] }
  var annealings: [Parameter: Annealing] { [parameter: annealing] }
}
