/// A part of a configuration that can be wrong.
public enum ConfigurationItem: Hashable, Sendable, CustomStringConvertible {
  case general
  case region(String)
  case sample(String)
  case normFactor(String)
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
