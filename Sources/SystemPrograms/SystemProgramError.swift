/// What can go wrong with a program of the system.
public enum SystemProgramError: Error, CustomStringConvertible, Hashable {
  case notFound(String)
  case notStarted(String, String)
  case failed(String, String, String)
  case tooSlow(String, seconds: Double)

  public var description: String {
    switch self {
    case .notFound(let name):
      name.contains("/")
        ? "\(name): no program there that can be run"
        : "no program '\(name)' in the folders of PATH"
    case .notStarted(let path, let reason): "\(path): could not be started: \(reason)"
    case .failed(let path, let ending, let words):
      "\(path): \(ending)\(words.isEmpty ? "" : ": \(words)")"
    case .tooSlow(let path, let seconds): "\(path): ended after \(seconds) seconds without a result"
    }
  }
}
