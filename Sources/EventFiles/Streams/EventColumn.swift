import Formulas

/// A column of an event file, as formulas see it.
public struct EventColumn: Sendable, Equatable {
  /// The name by which formulas call it; in backquotes where it is no plain name.
  public let name: String
  /// What it holds for one event.
  public let type: FormulaType
  /// The type as the file names it, such as “vector<float>”.
  public let typeName: String

  /// - Parameters:
  ///   - name: The name by which formulas call it.
  ///   - type: What it holds for one event.
  ///   - typeName: The type as the file names it.
  public init(name: String, type: FormulaType, typeName: String) {
    self.name = name
    self.type = type
    self.typeName = typeName
  }
}
