import Diagnostics

extension FitConfiguration {
  /// Checks that every placeholder has something to stand for.
  func validatePaths() throws {
    let known = Placeholder.allCases.map(\.rawValue)
    for name in braced(inputPath) where !known.contains(name) {
      throw problem(
        .general,
        "'InputPath' is '\(inputPath)', with the unknown placeholder '\(name)'"
          + suggestion(for: name, in: known))
    }
    if !readsEvents, !inputPath.contains(":") {
      throw problem(
        .general,
        "'InputPath' is '\(inputPath)'; of histograms, a colon has to divide the file from the place in"
          + " it, as in 'file.root:{RegionPath}/{SamplePath}'. To fill them from events, give every"
          + " sample a 'Tree'")
    }
    if inputPath.contains(Placeholder.region.rawValue) {
      for region in regions where region.path == nil && needsOwnPath(region) {
        throw problem(
          .region(region.name), "'RegionPath' is missing; it stands in 'InputPath' ('\(inputPath)')"
        )
      }
    }
    for sample in samples { try validatePaths(of: sample) }
    for systematic in systematics { try validatePaths(of: systematic) }
  }

  /// The names in braces, braces included.
  private func braced(_ path: String) -> [String] {
    var names: [String] = []
    var rest = path[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      names.append(String(rest[open...close]))
      rest = rest[rest.index(after: close)...]
    }
    return names
  }

  /// Nominal templates are always read, so that changes of variations do not help.
  private func needsOwnPath(_ region: Region) -> Bool { samples.contains { $0.isIn(region) } }

  private func validatePaths(of sample: Sample) throws {
    let item = ConfigurationItem.sample(sample.name)
    guard let paths = sample.paths else {
      guard inputPath.contains(Placeholder.sample.rawValue) else { return }
      throw problem(item, "'SamplePath' is missing; it stands in 'InputPath' ('\(inputPath)')")
    }
    try validate(paths, of: item)
  }

  private func validatePaths(of systematic: Systematic) throws {
    for direction in Direction.allCases {
      guard case .changing(let changes) = systematic.variation(direction),
        let paths = changes.samplePaths
      else { continue }
      try validate(paths, of: .systematic(systematic.name))
    }
  }

  private func validate(_ paths: [String], of item: ConfigurationItem) throws {
    if paths.isEmpty { throw problem(item, "'SamplePath' is an empty list") }
    guard paths.count == 1 || readsEvents else {
      throw problem(
        item, "'SamplePath' has \(paths.count) paths; histograms are read from one path each")
    }
    guard Set(paths).count == paths.count else {
      throw problem(item, "'SamplePath' has a path twice, whose events would count twice")
    }
  }
}

/// What stands in an input path for something else.
enum Placeholder: String, CaseIterable {
  case region = "{RegionPath}"
  case sample = "{SamplePath}"
  case variation = "{VariationPath}"
}
