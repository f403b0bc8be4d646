extension FitConfiguration {
  /// The templates that are read, region by region, sample by sample, the nominal one before its
  /// variations; symmetrized ones are not among them.
  public var templateNames: [TemplateName] {
    regions.flatMap { region in
      samples.filter { $0.isIn(region) }.flatMap { names(of: $0, in: region) }
    }
  }

  private func names(of sample: Sample, in region: Region) -> [TemplateName] {
    let nominal = TemplateName(region: region.name, sample: sample.name)
    let acting = systematics.filter { $0.acts(on: sample, in: region) }
    return [nominal]
      + acting.flatMap { systematic in
        Direction.allCases.filter { systematic.isRead($0) }.map {
          TemplateName(
            region: region.name, sample: sample.name, variation: .init(systematic.name, $0))
        }
      }
  }

  func region(_ name: String) -> Region {
    guard let region = regions.first(where: { $0.name == name }) else {
      preconditionFailure("there is no region '\(name)' in the configuration")
    }
    return region
  }

  func sample(_ name: String) -> Sample {
    guard let sample = samples.first(where: { $0.name == name }) else {
      preconditionFailure("there is no sample '\(name)' in the configuration")
    }
    return sample
  }

  func systematic(_ name: String) -> Systematic {
    guard let systematic = systematics.first(where: { $0.name == name }) else {
      preconditionFailure("there is no systematic uncertainty '\(name)' in the configuration")
    }
    return systematic
  }

  /// What a template changes of the nominal one; nothing for the nominal one itself.
  func changes(of name: TemplateName) -> TemplateChanges {
    guard let variation = name.variation,
      case .changing(let changes)? = systematic(variation.systematic)
        .variation(variation.direction)
    else { return TemplateChanges() }
    return changes
  }
}

extension FitConfiguration.Systematic {
  /// Whether the direction has a template that is read.
  fileprivate func isRead(_ direction: FitConfiguration.Direction) -> Bool {
    variation(direction).map { $0 != .symmetrized } ?? false
  }
}
