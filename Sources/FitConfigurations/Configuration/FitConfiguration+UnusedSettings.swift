extension FitConfiguration {
  /// Settings that have no effect, which may be mistakes.
  var unusedSettings: [ConfigurationNote] {
    var notes = notes(.general, [("VariationPath", readsEvents && !variationPath.isEmpty)])
    for region in regions { notes += unusedSettings(of: region) }
    for sample in samples { notes += unusedSettings(of: sample) }
    for systematic in systematics { notes += unusedSettings(of: systematic) }
    return notes + idleModifiers
  }

  /// Norm factors and systematic uncertainties that act nowhere.
  private var idleModifiers: [ConfigurationNote] {
    func acts(_ isActing: (Sample, Region) -> Bool) -> Bool {
      regions.contains { region in
        samples.contains { $0.isIn(region) && isActing($0, region) }
      }
    }
    let idle =
      normFactors.filter { factor in !acts { factor.acts(on: $0, in: $1) } }
      .map { ConfigurationItem.normFactor($0.name) }
      + systematics.filter { systematic in !acts { systematic.acts(on: $0, in: $1) } }
      .map { .systematic($0.name) }
    return idle.map {
      ConfigurationNote(
        $0, "it acts on no sample in any region, so that the workspace is without it",
        isWarning: true)
    }
  }

  private func unusedSettings(of region: Region) -> [ConfigurationNote] {
    let item = ConfigurationItem.region(region.name)
    let keys = [
      ("Variable", region.variable != nil), ("Binning", region.binning != nil),
      ("Filter", region.filter != nil),
    ]
    return (readsEvents ? [] : notes(item, keys))
      + unplaced(item, "RegionPath", .region, region.path != nil)
  }

  private func unusedSettings(of sample: Sample) -> [ConfigurationNote] {
    let item = ConfigurationItem.sample(sample.name)
    let keys = [("Weight", sample.weight != nil), ("Filter", sample.filter != nil)]
    return (readsEvents ? [] : notes(item, keys))
      + unplaced(item, "SamplePath", .sample, sample.paths != nil)
  }

  private func unusedSettings(of systematic: Systematic) -> [ConfigurationNote] {
    let item = ConfigurationItem.systematic(systematic.name)
    return Direction.allCases.flatMap { direction -> [ConfigurationNote] in
      guard case .changing(let changes) = systematic.variation(direction) else { return [] }
      let key = "\(direction.rawValue): "
      let unused =
        readsEvents
        ? notes(item, [(key + "VariationPath", changes.variationPath != nil)])
        : notes(item, changes.keysOfEvents.map { (key + $0.key, $0.isGiven) })
      return unused + unplaced(item, key + "SamplePath", .sample, changes.samplePaths != nil)
        + unplaced(item, key + "RegionPath", .region, readsEvents && changes.regionPath != nil)
        + unplaced(
          item, key + "VariationPath", .variation,
          !readsEvents && changes.variationPath != nil)
    }
  }

  /// A note on each key that is given.
  private func notes(
    _ item: ConfigurationItem, _ keys: [(key: String, isGiven: Bool)]
  ) -> [ConfigurationNote] {
    let kind = readsEvents ? "templates are filled from events" : "templates are read as histograms"
    return keys.filter(\.isGiven).map {
      ConfigurationNote(item, "'\($0.key)' has no effect, since \(kind)")
    }
  }

  /// A note on a path that stands nowhere.
  private func unplaced(
    _ item: ConfigurationItem, _ key: String, _ placeholder: Placeholder, _ isGiven: Bool
  ) -> [ConfigurationNote] {
    guard isGiven, !inputPath.contains(placeholder.rawValue) else { return [] }
    return [
      ConfigurationNote(
        item, "'\(key)' has no effect, since 'InputPath' has no \(placeholder.rawValue)")
    ]
  }
}

extension FitConfiguration.TemplateChanges {
  /// Settings that only events have.
  fileprivate var keysOfEvents: [(key: String, isGiven: Bool)] {
    [
      ("Tree", tree != nil), ("Weight", weight != nil), ("Filter", filter != nil),
      ("Variable", variable != nil), ("RegionPath", regionPath != nil),
    ]
  }
}
