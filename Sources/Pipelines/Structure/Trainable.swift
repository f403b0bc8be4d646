import Autodiff
import Networks
import Parameters

/// Declares a property of an analysis that training moves.
///
/// ```swift
/// @Trainable(.scaled(by: 20), unit: "GeV") var tauPt = 22.0
/// @Trainable(.ordered(in: 0...1)) var edges = [0.2, 0.4, 0.6, 0.8]
/// @Trainable var network = MLP(inputs: 30, hidden: [64, 64], output: .sigmoid)
/// ```
/// A number or an array of numbers becomes an expression, symbolic wherever a stage reads it; a network
/// stays a network, its weights being the trainables. The property's name is the parameter's name.
@propertyWrapper
public struct Trainable<Value> {
  public let wrappedValue: Value
  /// The parameters behind the value, named relative to the property.
  let members: [(path: String, parameter: Parameter)]
}

extension Trainable where Value == GlobalExpression {
  /// - Parameters:
  ///   - wrappedValue: The initial value, a number or an array literal.
  ///   - constraint: Which values are allowed.
  ///   - unit: The unit, for reports.
  ///   - learningRateFactor: The learning rate divided by the optimiser's.
  ///   - file: Where it is declared, for messages.
  ///   - line: The line there.
  public init(
    wrappedValue: GlobalExpression, _ constraint: Constraint = .none, unit: String? = nil,
    learningRateFactor: Double = 1, file: StaticString = #fileID, line: UInt = #line
  ) {
    guard let initial = wrappedValue.constantValue else {
      preconditionFailure(
        "\(file):\(line): a trainable starts from a number or an array of numbers")
    }
    let parameter = Parameter(
      "trainable at \(file):\(line)", value: initial, constraint: constraint, unit: unit,
      learningRateFactor: learningRateFactor)
    self.wrappedValue = parameter.expression
    members = [("", parameter)]
  }
}

extension Trainable where Value: Network {
  /// - Parameter wrappedValue: A network; its parameters become trainable.
  public init(wrappedValue: Value) {
    self.wrappedValue = wrappedValue
    members = wrappedValue.parameters
  }
}

/// What reflection looks for among the properties of an analysis.
protocol TrainableProperty {
  var members: [(path: String, parameter: Parameter)] { get }
  /// Those of the members that training moves on a schedule.
  var annealings: [Parameter: Annealing] { get }
}

extension TrainableProperty {
  var annealings: [Parameter: Annealing] { [:] }
}

extension Trainable: TrainableProperty {}

/// The numbers of an analysis that follow a schedule.
func annealings(of analysis: some Analysis) -> [Parameter: Annealing] {
  Mirror(reflecting: analysis).children.reduce(into: [:]) { found, child in
    found.merge((child.value as? any TrainableProperty)?.annealings ?? [:]) { $1 }
  }
}

extension ParameterSet {
  /// The trainables of an analysis, in the order of declaration, named after their properties; among
  /// them, as not trainable, the numbers on schedules.
  init(trainablesOf analysis: some Analysis) {
    let found = Mirror(reflecting: analysis).children.flatMap { child in
      guard let property = child.value as? any TrainableProperty else {
        return [(path: String, parameter: Parameter)]()
      }
      // The storage of a wrapped property `x` is called `_x`.
      let name = String((child.label ?? "_trainable").dropFirst())
      return property.members.map { member in
        (member.path.isEmpty ? name : "\(name) \(member.path)", member.parameter)
      }
    }
    self.init(found)
  }
}
