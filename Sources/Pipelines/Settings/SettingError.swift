import Diagnostics

/// What can be wrong with the settings that an analysis is made with.
public enum SettingError: Error, Hashable, CustomStringConvertible {
  case unknown(String, known: [String])
  case value(String, of: String, expected: String)

  public var description: String {
    switch self {
    case .unknown(let name, let known):
      known.isEmpty
        ? "there is no setting '\(name)': the analysis has none"
        : """
        there is no setting '\(name)'\(suggestion(for: name, in: known)); the analysis has \
        \(known.joined(separator: ", "))
        """
    case .value(let text, let name, let expected):
      "setting '\(name)' is '\(text)'; give \(expected)"
    }
  }
}
