/// What a template is filled with: which events of which files, and what of them.
struct EventTemplate {
  let name: TemplateName
  /// The files, maybe with wildcards.
  let files: [String]
  let tree: String
  let variable: String
  let weight: String?
  let filter: String?
  let binning: [Double]

  /// - Precondition: The configuration is valid and reads events.
  init(_ name: TemplateName, in configuration: FitConfiguration) {
    let region = configuration.region(name.region)
    let sample = configuration.sample(name.sample)
    let changes = configuration.changes(of: name)
    guard let variable = changes.variable ?? region.variable, let binning = region.binning,
      let tree = changes.tree ?? sample.tree
    else { preconditionFailure("\(name) has no variable, no binning or no tree") }
    self.name = name
    self.variable = variable
    self.binning = binning
    self.tree = tree
    weight = changes.weight ?? sample.weight
    filter = changes.filter ?? sample.filter ?? region.filter
    let path = configuration.inputPath.replacing(
      Placeholder.region, with: changes.regionPath ?? region.path)
    let samplePaths = changes.samplePaths ?? sample.paths
    files =
      path.contains(Placeholder.sample.rawValue)
      ? (samplePaths ?? []).map { path.replacing(Placeholder.sample, with: $0) } : [path]
  }
}

/// Where a template's histogram is.
struct StoredTemplate {
  let name: TemplateName
  let file: String
  /// The path inside the file.
  let path: String

  /// - Precondition: The configuration is valid and reads histograms.
  init(_ name: TemplateName, in configuration: FitConfiguration) {
    let changes = configuration.changes(of: name)
    let sample = configuration.sample(name.sample)
    let whole = configuration.inputPath
      .replacing(Placeholder.region, with: configuration.region(name.region).path)
      .replacing(Placeholder.sample, with: (changes.samplePaths ?? sample.paths)?.first)
      .replacing(
        Placeholder.variation, with: changes.variationPath ?? configuration.variationPath)
    // The last colon, since there may be one behind the letter of a drive or in a folder's name.
    guard let colon = whole.lastIndex(of: ":") else {
      preconditionFailure("the path '\(whole)' of \(name) has no colon")
    }
    self.name = name
    file = String(whole[..<colon])
    path = String(whole[whole.index(after: colon)...])
  }
}

extension String {
  fileprivate func replacing(_ placeholder: Placeholder, with text: String?) -> String {
    text.map { replacing(placeholder.rawValue, with: $0) } ?? self
  }
}
