import Formulas
import ROOTFiles

/// A column of an event file, as formulas see it.
public struct EventColumn: Sendable, Equatable {
  /// The name by which formulas call it; in backquotes where it is no plain name.
  public let name: String
  /// What it holds for one event.
  public let type: FormulaType
  /// The type as the file names it, such as “vector<float>”.
  public let typeName: String
  /// What one entry of a ROOT tree holds; nil for other files.
  public let rootType: ROOTColumnType?
  /// Of lists in a ROOT tree, the column with their lengths, if there is one.
  public let counter: String?

  /// - Parameters:
  ///   - name: The name by which formulas call it.
  ///   - type: What it holds for one event.
  ///   - typeName: The type as the file names it.
  ///   - rootType: What one entry of a ROOT tree holds; nil for other files.
  ///   - counter: Of lists in a ROOT tree, the column with their lengths, if there is one.
  public init(
    name: String, type: FormulaType, typeName: String, rootType: ROOTColumnType? = nil,
    counter: String? = nil
  ) {
    self.name = name
    self.type = type
    self.typeName = typeName
    self.rootType = rootType
    self.counter = counter
  }
}
