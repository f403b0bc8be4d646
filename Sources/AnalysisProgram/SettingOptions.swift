import ArgumentParser

/// Options that the analysis is made with.
struct SettingOptions: ParsableArguments {
  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "A setting of the analysis; may be given several times.", valueName: "name=value"),
    transform: GivenSetting.init(parsing:))
  var given: [GivenSetting] = []

  func validate() throws {
    for (index, setting) in given.enumerated()
    where given[..<index].contains(where: { $0.name == setting.name }) {
      throw ValidationError("--set gives '\(setting.name)' twice")
    }
  }

  /// What is given, by name.
  var byName: [String: String] {
    Dictionary(given.map { ($0.name, $0.value) }) { _, last in last }
  }
}

/// A setting as `--set` takes it.
struct GivenSetting: Sendable {
  let name: String
  let value: String

  @Sendable
  init(parsing text: String) throws {
    guard let sign = text.firstIndex(of: "="), sign > text.startIndex else {
      throw ValidationError("--set is '\(text)'; write it as name=value")
    }
    (name, value) = (String(text[..<sign]), String(text[text.index(after: sign)...]))
  }
}
