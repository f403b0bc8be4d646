import Events
import HistFactory
import ROOTFiles

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

/// The result of a body that looks up a part of a file that arguments named.
func askedOfFile<Result>(_ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch let error as ROOTFileError {
    switch error {
    case .unknownKey, .wrongClass: throw UsageError(description: error.description)
    default: throw error
    }
  } catch EventsError.numPy(let file, .noArray(let name, let available)) {
    throw UsageError.unknown(name, noun: "array", in: file, available: available)
  }
}
