import Diagnostics

/// Declares a number, a truth value or a text of an analysis that a command line may set.
///
/// ```swift
/// @Setting("width", in: 1...) var width = 64
/// @Setting("activation") var activation = Activation.relu  // an enum of text
/// @Trainable var network: MLP
///
/// init() {
///   _network = Trainable(wrappedValue: MLP(inputs: 2, hidden: [_width.wrappedValue]))
/// }
/// ```
/// `--set width=128` then makes the analysis with another width. Stages read `width` as the value that it
/// is; an initialiser, in which the analysis is not complete, reads `_width.wrappedValue`. What is set is
/// part of a run's record.
@propertyWrapper
public struct Setting<Value: Sendable>: Sendable {
  /// What was set, or what is declared.
  public let wrappedValue: Value
  /// What a command line calls it.
  public let name: String
  let text: String
  let domain: String
  let problem: SettingError?

  /// Reads the value that the analysis is made with, if one is given.
  ///
  /// - Parameters:
  ///   - declared: The value unless another is given.
  ///   - name: The setting's name.
  ///   - domain: What a value is: "an integer of 1 or more".
  ///   - names: All values as text, where they can be listed, to suggest those near a given text.
  ///   - value: The value of a text, nil for a text that is none.
  ///   - text: The text of a value.
  init(
    _ declared: Value, _ name: String, domain: String, names: [String] = [],
    value: (String) -> Value?, text: (Value) -> String
  ) {
    let given = GivenSettings.current[name]
    let found = given.flatMap(value)
    (self.name, self.domain) = (name, domain)
    wrappedValue = found ?? declared
    self.text = text(wrappedValue)
    problem =
      given == nil || found != nil
      ? nil : .value(given!, of: name, expected: domain + suggestion(for: given!, in: names))
  }
}

/// The texts that the settings of an analysis are made with while its initialiser runs.
enum GivenSettings {
  @TaskLocal static var current: [String: String] = [:]
}

/// What reflection looks for among the properties of an analysis.
protocol SettingProperty {
  var name: String { get }
  var text: String { get }
  var domain: String { get }
  var problem: SettingError? { get }
}

extension Setting: SettingProperty {}
