import EventFiles
import Histograms

extension FitConfiguration {
  /// Fills or reads every template that is needed, as it is, before any smoothing.
  ///
  /// Events are counted exactly: bins hold Σw and Σw² of their events. The lower edge belongs to a bin,
  /// the upper one does not, not even the last one's; what is beyond the edges or not a number is in
  /// no bin, which a note says of the latter. Each tree of a file is read once, for all the templates
  /// that need it. Of histograms, underflow and overflow are left away; variances that are negative
  /// or not a number count as 0, with a note.
  ///
  /// - Parameter input: Where events and histograms come from.
  /// - Returns: The templates ``templateNames``, and what to know about them.
  /// - Throws: ``FitConfigurationError``; `FitConfigurationError.template` names the region, the sample
  ///   and the systematic uncertainty that wanted what cannot be read.
  public func templates(
    from input: some TemplateInput
  ) throws -> (templates: TemplateHistograms, notes: [ConfigurationNote]) {
    try validate()
    var (templates, notes) = try readsEvents ? filled(from: input) : stored(in: input)
    try requireEqualBins(templates)
    for name in templates.names {
      notes += Self.notes(on: name, in: templates)
    }
    return (templates, notes)
  }

  private func filled(
    from input: some TemplateInput
  ) throws -> (TemplateHistograms, [ConfigurationNote]) {
    var filling = try TemplateFilling(templateNames.map { EventTemplate($0, in: self) }, input)
    try filling.run()
    return (filling.templates, filling.notes)
  }

  private func stored(
    in input: some TemplateInput
  ) throws -> (TemplateHistograms, [ConfigurationNote]) {
    var (templates, notes) = (TemplateHistograms(), [ConfigurationNote]())
    for template in templateNames.map({ StoredTemplate($0, in: self) }) {
      let name = template.name
      try name.naming {
        var stored = try input.histogram(at: template.path, in: template.file)
        if let note = stored.mendVariances(of: name) { notes.append(note) }
        templates[name] = try Histogram(
          axis: Axis(edges: stored.edges), values: stored.values, variances: stored.variances,
          name: name.path)
      }
    }
    return (templates, notes)
  }

  /// All templates of a region have its bins; edges may differ by rounding.
  private func requireEqualBins(_ templates: TemplateHistograms) throws {
    var first: [String: (name: TemplateName, axis: Axis)] = [:]
    for name in templates.names {
      guard let axis = templates[name]?.axis else { continue }
      guard let other = first[name.region] else {
        first[name.region] = (name, axis)
        continue
      }
      if let reason = axis.difference(from: other.axis) {
        throw FitConfigurationError.template(name, reason: "\(reason) in \(other.name)")
      }
    }
  }

  /// What is empty or negative; of varied templates only where the nominal one is not.
  private static func notes(
    on name: TemplateName, in templates: TemplateHistograms
  ) -> [ConfigurationNote] {
    let values = templates[name]?.values ?? []
    let nominal = name.variation.flatMap { _ in templates[name.nominal]?.values }
    let kinds: [(String, (Double) -> Bool)] = [("empty", { $0 == 0 }), ("negative", { $0 < 0 })]
    return kinds.compactMap { what, isMeant in
      let bins = values.indices.filter { bin in
        isMeant(values[bin]) && !(nominal.map { isMeant($0[bin]) } ?? false)
      }
      return bins.isEmpty ? nil : ConfigurationNote(name, "\(bins.named) \(what)")
    }
  }
}

extension Axis {
  /// What differs from another axis, as the beginning of a sentence; nil where nothing does.
  fileprivate func difference(from other: Axis) -> String? {
    guard count == other.count else { return "it has \(count) bins; there are \(other.count)" }
    let width = other.widths.min() ?? 0
    for (one, another) in zip(edges, other.edges) where abs(one - another) > 1e-6 * width {
      return "it has the edge \(one) where there is \(another)"
    }
    return nil
  }
}

extension StoredHistogram {
  /// Puts 0 in place of variances that are none.
  fileprivate mutating func mendVariances(of name: TemplateName) -> ConfigurationNote? {
    let bad = variances.indices.filter { !(variances[$0] >= 0) }
    guard !bad.isEmpty else { return nil }
    for bin in bad { variances[bin] = 0 }
    return ConfigurationNote(
      name, "\(bad.named) without a valid Σw², whose statistical uncertainty is taken for 0",
      isWarning: true)
  }
}

extension [Int] {
  /// “bin 3 is”, “bins 1, 2, 7 are”; counted from 1.
  var named: String {
    let numbers = map { "\($0 + 1)" }.joined(separator: ", ")
    return count == 1 ? "bin \(numbers) is" : "bins \(numbers) are"
  }
}

extension TemplateName {
  /// The result of a body, whose errors shall name this template.
  func naming<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as FitConfigurationError {
      throw error
    } catch {
      throw FitConfigurationError.template(self, reason: "\(error)")
    }
  }
}
