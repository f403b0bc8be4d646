import HistFactory

/// The result of an operation on a workspace, whose errors are those of what options asked for.
func asked<Result>(of loaded: LoadedWorkspace, _ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch let error as WorkspaceError {
    throw UsageError(description: "\(loaded.source.name): \(error)")
  }
}

/// The result of a body that looks up names that options gave.
///
/// - Parameter option: What errors name.
func usage<Result>(_ option: String, _ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch let error as ModelError {
    throw UsageError(description: "\(option): \(error)")
  }
}
