/// What may go wrong with a figure.
public enum PlotsError: Error, Hashable, CustomStringConvertible {
  /// A file cannot be written.
  case unwritableFile(String, reason: String)

  /// What went wrong, in words.
  public var description: String {
    switch self {
    case .unwritableFile(let path, let reason): "\(path): the figure cannot be written: \(reason)"
    }
  }
}
