import Foundation

extension FitConfiguration {
  /// Reads a configuration in the format of cabinetry, in YAML or JSON.
  ///
  /// The keys are those of cabinetry's schema (`config.json` of cabinetry 0.6) and mean the same.
  /// Anchors, aliases and merge keys (`<<`) of YAML are followed; whole parts to be referred to may
  /// stand under keys of one's own that begin with a full stop. Unknown keys and names are refused,
  /// as is what cabinetry would pass over in silence.
  ///
  /// - Parameter file: The file.
  /// - Throws: ``FitConfigurationError``, naming file, line and column.
  public init(contentsOf file: URL) throws {
    let data: Data
    do {
      data = try Data(contentsOf: file)
    } catch {
      let isMissing = !FileManager.default.fileExists(atPath: file.path)
      throw FitConfigurationError.unreadableFile(
        file.relativePath, reason: isMissing ? "no such file" : error.localizedDescription)
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw FitConfigurationError.unreadableFile(
        file.relativePath, reason: "it is no text in UTF-8")
    }
    try self.init(yaml: text, file: file.relativePath)
  }

  /// Reads a configuration from a text; see ``init(contentsOf:)``.
  ///
  /// - Parameters:
  ///   - text: YAML or JSON.
  ///   - file: What errors call it.
  /// - Throws: ``FitConfigurationError``, naming line and column.
  public init(yaml text: String, file: String = "the configuration") throws {
    var reader = ConfigurationReader(file: file)
    self = try reader.configuration(text)
    do {
      try validate()
    } catch FitConfigurationError.contradiction(_, let item, let reason) {
      throw FitConfigurationError.contradiction(
        reader.places[item] ?? ConfigurationPlace(file: file), item, reason: reason)
    }
  }
}
