import Diagnostics

extension FitConfiguration {
  /// A sample must not have two modifiers of one kind and name, nor a parameter be free and constrained.
  func requireSeparateModifiers() throws {
    for systematic in systematics {
      if normFactors.contains(where: { $0.name == systematic.parameterName }) {
        throw problem(
          .systematic(systematic.name),
          "a norm factor is called '\(systematic.parameterName)', too; a parameter is either free or"
            + " constrained")
      }
    }
    for (index, systematic) in systematics.enumerated() {
      for other in systematics[..<index] where other.parameterName == systematic.parameterName {
        guard let (sample, region) = common(systematic, other) else { continue }
        throw problem(
          .systematic(systematic.name),
          "it and '\(other.name)' share the parameter '\(other.parameterName)' and both act on the"
            + " sample '\(sample.name)' in the region '\(region.name)'; give one of them other regions"
            + " or samples")
      }
    }
  }

  private func common(_ one: Systematic, _ other: Systematic) -> (Sample, Region)? {
    for region in regions {
      for sample in samples where sample.isIn(region) {
        if one.acts(on: sample, in: region), other.acts(on: sample, in: region) {
          return (sample, region)
        }
      }
    }
    return nil
  }

  /// Parameters that are fixed or of interest have to exist.
  func requireKnownParameters() throws {
    var seen: Set<String> = []
    for parameter in fixed {
      try validate(parameter)
      guard seen.insert(parameter.name).inserted else {
        throw problem(.general, "'Fixed' has the parameter '\(parameter.name)' twice")
      }
    }
    if let parameterOfInterest, !parameterOfInterest.isEmpty {
      try requireParameter(parameterOfInterest, "'POI'")
    }
  }

  private func validate(_ parameter: FixedParameter) throws {
    try requireParameter(parameter.name, "'Fixed'")
    guard parameter.value.isFinite else {
      throw problem(.general, "'Fixed' holds '\(parameter.name)' at \(parameter.value)")
    }
    let factor = normFactors.first { $0.name == parameter.name }
    if let bounds = factor?.bounds, !bounds.contains(parameter.value) {
      throw problem(
        .general,
        "'Fixed' holds '\(parameter.name)' at \(parameter.value), outside of its 'Bounds'"
          + " [\(bounds.lowerBound), \(bounds.upperBound)]")
    }
    if let nominal = factor?.nominal, nominal != parameter.value {
      throw problem(
        .general,
        "'Fixed' holds '\(parameter.name)' at \(parameter.value) and its 'Nominal' is \(nominal);"
          + " leave one of them away")
    }
  }

  private func requireParameter(_ name: String, _ key: String) throws {
    let known = Set(normFactors.map(\.name) + systematics.flatMap { [$0.name, $0.parameterName] })
    guard !known.contains(name) else { return }
    throw problem(
      .general,
      "\(key): there is no norm factor or systematic uncertainty '\(name)'"
        + suggestion(for: name, in: known))
  }
}
