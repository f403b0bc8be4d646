/// A setting of an analysis as text.
public struct SettingValue: Sendable, Hashable {
  public let name: String
  /// As a command line takes it.
  public let value: String
  /// What it may be: "an integer of 1 or more".
  public let domain: String
}

extension Analysis {
  /// The analysis with some of its settings given as text.
  ///
  /// - Parameter given: Values by the names of settings.
  /// - Throws: `SettingError` for a name that no setting has, or a text that is no value of it.
  public init(settings given: [String: String]) throws {
    self = GivenSettings.$current.withValue(given) { Self() }
    let properties = settingProperties
    let known = properties.map(\.name)
    for name in given.keys.sorted() where !known.contains(name) {
      throw SettingError.unknown(name, known: known)
    }
    if let problem = properties.lazy.compactMap(\.problem).first { throw problem }
  }

  /// The settings with their values, in the order of declaration.
  ///
  /// - Precondition: no two have the same name.
  public var settings: [SettingValue] {
    let values = settingProperties.map {
      SettingValue(name: $0.name, value: $0.text, domain: $0.domain)
    }
    for (index, setting) in values.enumerated() {
      precondition(
        !values[..<index].contains { $0.name == setting.name },
        "two settings of \(Self.name) are called '\(setting.name)'")
    }
    return values
  }

  private var settingProperties: [any SettingProperty] {
    Mirror(reflecting: self).children.compactMap { $0.value as? any SettingProperty }
  }
}

extension [SettingValue] {
  /// Values by name.
  public var byName: [String: String] {
    Dictionary(uniqueKeysWithValues: map { ($0.name, $0.value) })
  }
}
