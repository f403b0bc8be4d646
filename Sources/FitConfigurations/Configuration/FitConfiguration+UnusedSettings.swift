extension FitConfiguration {
  /// Settings that have no effect, which may be mistakes.
  var unusedSettings: [ConfigurationNote] {
    let kind = readsEvents ? "templates are filled from events" : "templates are read as histograms"
    var notes: [ConfigurationNote] = []
    func note(_ item: ConfigurationItem, _ keys: [(String, Bool)]) {
      for (key, isGiven) in keys where isGiven {
        notes.append(ConfigurationNote(item, "'\(key)' has no effect, since \(kind)"))
      }
    }
    func unplaced(_ item: ConfigurationItem, _ placeholder: Placeholder, _ isGiven: Bool) {
      guard isGiven, !inputPath.contains(placeholder.rawValue) else { return }
      let text = "a path is given for it, and 'InputPath' has no \(placeholder.rawValue)"
      if !notes.contains(where: { $0.subject == "\(item)" && $0.text == text }) {
        notes.append(ConfigurationNote(item, text))
      }
    }
    if readsEvents { note(.general, [("VariationPath", !variationPath.isEmpty)]) }
    for region in regions {
      let item = ConfigurationItem.region(region.name)
      if !readsEvents {
        note(
          item,
          [
            ("Variable", region.variable != nil), ("Binning", region.binning != nil),
            ("Filter", region.filter != nil),
          ])
      }
      unplaced(item, .region, region.path != nil)
    }
    for sample in samples {
      let item = ConfigurationItem.sample(sample.name)
      if !readsEvents {
        note(item, [("Weight", sample.weight != nil), ("Filter", sample.filter != nil)])
      }
      unplaced(item, .sample, sample.paths != nil)
    }
    for systematic in systematics {
      let item = ConfigurationItem.systematic(systematic.name)
      for direction in Direction.allCases {
        guard case .changing(let changes) = systematic.variation(direction) else { continue }
        let name = direction.rawValue
        note(
          item,
          readsEvents
            ? [("\(name): VariationPath", changes.variationPath != nil)]
            : [
              ("\(name): Tree", changes.tree != nil), ("\(name): Weight", changes.weight != nil),
              ("\(name): Filter", changes.filter != nil),
              ("\(name): Variable", changes.variable != nil),
              ("\(name): RegionPath", changes.regionPath != nil),
            ])
        unplaced(item, .sample, changes.samplePaths != nil)
        if readsEvents { unplaced(item, .region, changes.regionPath != nil) }
        if !readsEvents { unplaced(item, .variation, changes.variationPath != nil) }
      }
    }
    return notes
  }
}
