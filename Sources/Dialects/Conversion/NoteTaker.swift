/// Gathers the notes of a conversion, and refuses what cannot be expressed unless told otherwise.
final class NoteTaker {
  private let inexpressible: Inexpressible
  private(set) var notes: [WorkspaceConversion.Note] = []

  init(_ inexpressible: Inexpressible) { self.inexpressible = inexpressible }

  /// Notes something about a part that is in the workspace.
  func note(_ text: String, at place: DialectPlace) {
    add(.init(place: place, text: text, isOmission: false))
  }

  /// Refuses a part, or notes that it is missing from the workspace.
  ///
  /// - Parameter consequence: What the workspace has instead.
  func leaveOut(
    _ text: String, at place: DialectPlace, consequence: String = "it is left out"
  ) throws {
    if inexpressible == .refused {
      throw place.error(text, remedy: .leavingOut)
    }
    add(.init(place: place, text: "\(text); \(consequence)", isOmission: true))
  }

  private func add(_ note: WorkspaceConversion.Note) {
    if !notes.contains(note) { notes.append(note) }
  }
}
