import Histograms

extension FitConfiguration {
  /// The templates, smoothed where systematic uncertainties ask for it.
  ///
  /// The ratio of a varied template to the nominal one is smoothed; the varied template keeps its
  /// integral and its variances. With fewer than three bins nothing is smoothed, which a note says.
  ///
  /// - Parameter templates: Those of ``templates(from:)``.
  /// - Throws: `FitConfigurationError.template` where the nominal template has an empty bin, so that
  ///   there is no ratio, and where a template is missing.
  public func smoothed(
    _ templates: TemplateHistograms
  ) throws -> (templates: TemplateHistograms, notes: [ConfigurationNote]) {
    var result = templates
    var notes: [ConfigurationNote] = []
    for name in templateNames {
      guard let variation = name.variation,
        systematic(variation.systematic).smoothing(of: name.sample, in: name.region) != nil
      else { continue }
      let (nominal, varied) = try (templates.required(name.nominal), templates.required(name))
      guard nominal.values.count >= 3 else {
        notes.append(ConfigurationNote(name, "fewer than three bins, which are not smoothed"))
        continue
      }
      result[name] = try name.naming { try varied.smoothed(relativeTo: nominal) }
    }
    return (result, notes)
  }
}

extension Histogram {
  fileprivate func smoothed(relativeTo nominal: Histogram) throws -> Histogram {
    let bins = nominal.values.indices.filter { nominal.values[$0] == 0 }
    guard bins.isEmpty else {
      throw Unsmoothable(
        description: "it cannot be smoothed: of the nominal template \(bins.named) empty, without a"
          + " ratio to it; choose other bins, or leave sample or region out of 'Smoothing'")
    }
    let ratio = zip(values, nominal.values).map { $0 / $1 }
    let smooth = zip(smoothed353QHTwice(ratio), nominal.values).map { $0 * $1 }
    let integral = smooth.reduce(0, +)
    guard integral != 0 else {
      throw Unsmoothable(description: "it cannot be smoothed: nothing is left of its integral")
    }
    let total = values.reduce(0, +)
    return try Histogram(
      axis: axis, values: smooth.map { $0 * total / integral }, variances: variances, name: name,
      title: title, label: label)
  }
}

private struct Unsmoothable: Error, CustomStringConvertible {
  let description: String
}

extension TemplateHistograms {
  /// - Throws: If there is no such template.
  func required(_ name: TemplateName) throws -> Histogram {
    guard let histogram = self[name] else {
      throw FitConfigurationError.template(
        name, reason: "there is no histogram among the \(names.count) that were given")
    }
    return histogram
  }
}
