import HistFactory

extension WorkspaceConversion {
  /// A workspace that does not contradict itself, and of which a model can be made.
  ///
  /// - Throws: `DialectError` for the whole file.
  init(validating workspace: Workspace, notes: NoteTaker, of file: String) throws {
    do {
      try workspace.validate()
      for measurement in workspace.measurements {
        _ = try HistFactoryModel(workspace, measurement: measurement.name)
      }
    } catch {
      throw DialectPlace(file: file, line: nil).error("the workspace made of this: \(error)")
    }
    self.init(workspace: workspace, notes: notes.notes)
  }
}
