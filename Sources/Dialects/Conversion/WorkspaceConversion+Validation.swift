import HistFactory

extension WorkspaceConversion {
  /// A workspace that does not contradict itself.
  ///
  /// - Throws: `DialectError` for the whole file.
  init(validating workspace: Workspace, notes: NoteTaker, of file: String) throws {
    do {
      try workspace.validate()
    } catch {
      throw DialectPlace(file: file, line: nil).error("the workspace made of this: \(error)")
    }
    self.init(workspace: workspace, notes: notes.notes)
  }
}
