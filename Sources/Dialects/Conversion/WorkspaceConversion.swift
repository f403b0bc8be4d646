import HistFactory

/// A workspace made of another description of the model, and what to know about how it was made.
public struct WorkspaceConversion: Hashable, Sendable {
  /// One thing to know: a part that was left out, or a convention in which the descriptions differ.
  public struct Note: Hashable, Sendable, CustomStringConvertible {
    public let place: DialectPlace
    /// A sentence with the reason.
    public let text: String
    /// Whether the part is missing from the workspace.
    public let isOmission: Bool

    /// The place and the sentence.
    public var description: String { "\(place): \(text)" }
  }

  public let workspace: Workspace
  /// In the order of the description; without omissions unless they were asked for.
  public let notes: [Note]
}
