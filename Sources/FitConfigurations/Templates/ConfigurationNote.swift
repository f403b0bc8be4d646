/// One thing to know about how templates and workspace were made.
public struct ConfigurationNote: Hashable, Sendable, CustomStringConvertible {
  /// The part of the configuration, or the template.
  public let subject: String
  /// A sentence.
  public let text: String
  /// Whether the model should not be relied on before it is mended.
  public let isWarning: Bool

  init(_ subject: some CustomStringConvertible, _ text: String, isWarning: Bool = false) {
    self.subject = "\(subject)"
    self.text = text
    self.isWarning = isWarning
  }

  /// Subject and sentence.
  public var description: String { "\(subject): \(text)" }
}
