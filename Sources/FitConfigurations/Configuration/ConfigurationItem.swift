/// A part of a configuration that can be wrong.
public enum ConfigurationItem: Hashable, Sendable, CustomStringConvertible {
  /// What concerns the whole.
  case general
  /// A region, by its name.
  case region(String)
  /// A sample, by its name.
  case sample(String)
  /// A norm factor, by its name.
  case normFactor(String)
  /// A systematic uncertainty, by its name.
  case systematic(String)

  /// “the region 'SR'”.
  public var description: String {
    switch self {
    case .general: "the general settings"
    case .region(let name): "the region '\(name)'"
    case .sample(let name): "the sample '\(name)'"
    case .normFactor(let name): "the norm factor '\(name)'"
    case .systematic(let name): "the systematic uncertainty '\(name)'"
    }
  }
}
