import ArgumentParser
import Pipelines
import Reports

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

  private var byName: [String: String] {
    Dictionary(given.map { ($0.name, $0.value) }) { _, last in last }
  }

  /// The analysis with what is given.
  func analysis<A: Analysis>() throws -> A { try A(settings: byName) }

  /// The analysis with the settings that it was trained with.
  ///
  /// - Throws: `ReportError.otherSettings` where others are given.
  func analysis<A: Analysis>(trainedIn folder: ResultsFolder) throws -> A {
    let trained = try folder.run().analysisSettings
    let analysis = try A(settings: trained.merging(byName) { $1 })
    let settings = analysis.settings.byName
    let differences = settings.keys.sorted().compactMap { name in
      trained[name] == settings[name]
        ? nil : "\(name): \(trained[name] ?? "none"), now \(settings[name]!)"
    }
    guard differences.isEmpty else {
      throw ReportError.otherSettings(folder.url.path, differences: differences)
    }
    return analysis
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
