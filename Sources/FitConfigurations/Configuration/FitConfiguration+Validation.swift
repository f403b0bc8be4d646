import Diagnostics

extension FitConfiguration {
  /// Checks what the types do not say: that names are distinct and those referred to exist, that there
  /// is one data sample, that every template can be found.
  ///
  /// - Throws: ``FitConfigurationError/contradiction(_:_:reason:)`` at the first problem.
  public func validate() throws {
    if regions.isEmpty { throw problem(.general, "there are no regions; at least one is needed") }
    try requireDistinct(regions.map(\.name), ConfigurationItem.region)
    try requireDistinct(samples.map(\.name), ConfigurationItem.sample)
    try requireDistinct(normFactors.map(\.name), ConfigurationItem.normFactor)
    try requireDistinct(systematics.map(\.name), ConfigurationItem.systematic)
    try requireOneDataSample()
    try requireOneKindOfInput()
    for region in regions { try validate(region) }
    for sample in samples {
      try requireRegions(sample.regions, of: .sample(sample.name))
    }
    for factor in normFactors { try validate(factor) }
    for systematic in systematics { try validate(systematic) }
    try requireSeparateModifiers()
    try requireKnownParameters()
    try validatePaths()
  }

  func problem(_ item: ConfigurationItem, _ reason: String) -> FitConfigurationError {
    .contradiction(nil, item, reason: reason)
  }

  private func requireDistinct(
    _ names: [String], _ item: (String) -> ConfigurationItem
  ) throws {
    var seen: Set<String> = []
    for name in names {
      guard !name.isEmpty, !name.contains(where: \.isNewline) else {
        throw problem(item(name), "a name is needed, on one line")
      }
      guard seen.insert(name).inserted else {
        throw problem(item(name), "there are two of this name; give each its own")
      }
    }
  }

  private func requireOneDataSample() throws {
    let data = samples.filter(\.isData)
    guard data.count == 1 else {
      throw problem(
        .general,
        "\(data.count) samples are data\(list(data.map(\.name))); expected exactly one, with 'Data: True'"
      )
    }
    guard let known = data[0].regions,
      let missing = regions.first(where: { !known.contains($0.name) })
    else { return }
    throw problem(
      .sample(data[0].name), "the region '\(missing.name)' is without data; every region needs them"
    )
  }

  private func requireOneKindOfInput() throws {
    guard readsEvents, let other = samples.first(where: { $0.tree == nil }) else { return }
    throw problem(
      .sample(other.name),
      "it has no 'Tree' and others have one; give one to every sample to fill histograms from events,"
        + " or to none to read histograms")
  }

  private func validate(_ region: Region) throws {
    let item = ConfigurationItem.region(region.name)
    guard samples.contains(where: { !$0.isData && $0.isIn(region) }) else {
      throw problem(item, "no sample but the data is in it")
    }
    guard readsEvents else { return }
    guard region.variable != nil else {
      throw problem(item, "'Variable' is missing: the formula of what is binned")
    }
    guard let binning = region.binning else {
      throw problem(item, "'Binning' is missing: the edges of the bins")
    }
    try validate(binning, of: item)
  }

  private func validate(_ binning: [Double], of item: ConfigurationItem) throws {
    guard binning.count >= 2 else {
      throw problem(item, "'Binning' has \(binning.count) edges; a bin needs two")
    }
    for (left, right) in zip(binning, binning.dropFirst()) where !(left < right) {
      throw problem(item, "'Binning' goes from \(left) to \(right); edges have to increase")
    }
    if let edge = binning.first(where: { !$0.isFinite }) {
      throw problem(item, "'Binning' has the edge \(edge); edges have to be finite")
    }
  }

  private func validate(_ factor: NormFactor) throws {
    let item = ConfigurationItem.normFactor(factor.name)
    try requireRegions(factor.regions, of: item)
    try requireSamples(factor.samples, of: item)
    if let nominal = factor.nominal, let bounds = factor.bounds, !bounds.contains(nominal) {
      throw problem(
        item,
        "'Nominal' is \(nominal), outside of 'Bounds' [\(bounds.lowerBound), \(bounds.upperBound)]")
    }
  }

  private func validate(_ systematic: Systematic) throws {
    let item = ConfigurationItem.systematic(systematic.name)
    try requireRegions(systematic.regions, of: item)
    try requireSamples(systematic.samples, of: item)
    switch systematic.effect {
    case .normalization(let up, let down):
      guard up.isFinite, down.isFinite else {
        throw problem(item, "'Normalization' is \(up) and \(down); expected finite numbers")
      }
    case .template(let up, let down, let smoothing):
      if up == .symmetrized, down == .symmetrized {
        throw problem(
          item, "'Up' and 'Down' are both symmetrized; one of them has to have a template")
      }
      try requireRegions(smoothing?.regions, of: item)
      try requireSamples(smoothing?.samples, of: item)
    }
  }

  private func requireRegions(_ names: [String]?, of item: ConfigurationItem) throws {
    try requireKnown(names, among: regions.map(\.name), what: "region", of: item)
  }

  private func requireSamples(_ names: [String]?, of item: ConfigurationItem) throws {
    try requireKnown(names, among: samples.map(\.name), what: "sample", of: item)
  }

  private func requireKnown(
    _ names: [String]?, among known: [String], what: String, of item: ConfigurationItem
  ) throws {
    guard let names else { return }
    if names.isEmpty {
      throw problem(item, "its list of \(what)s is empty; leave it away for all of them")
    }
    for name in names where !known.contains(name) {
      throw problem(item, "there is no \(what) '\(name)'\(suggestion(for: name, in: known))")
    }
  }

  private func list(_ names: [String]) -> String {
    names.isEmpty ? "" : " (\(names.joined(separator: ", ")))"
  }
}
