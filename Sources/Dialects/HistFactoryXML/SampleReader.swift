import HistFactory

/// Reads the `<Sample>`s of a channel.
struct SampleReader {
  let channel: String
  let observed: BinnedTemplate
  let histograms: HistogramReference
  let lookup: TemplateLookup
  let notes: NoteTaker

  func read(_ element: MarkupElement, _ factors: inout FactorSettings) throws -> Workspace.Sample {
    let name = try element.required("Name")
    let histograms = histograms.changed(by: element)
    let nominal = try template(element.required("HistoName"), for: element, in: histograms)
    var sample = Workspace.Sample(name: name, data: nominal.values, modifiers: [])
    if try dependsOnLuminosity(element, name) {
      sample.modifiers.append(.init(name: "lumi", effect: .luminosity))
    }
    for child in element.children {
      if child.name == "NormFactor" { try factors.add(child) }
      if let modifier = try modifier(child, nominal, histograms) {
        sample.modifiers.append(modifier)
      }
    }
    return sample
  }

  private func dependsOnLuminosity(_ element: MarkupElement, _ name: String) throws -> Bool {
    if let isStated = try element.flag("NormalizeByTheory") { return isStated }
    notes.note(
      """
      sample '\(name)' does not say NormalizeByTheory and does not depend on the luminosity, as in \
      pyhf; in ROOT it would
      """, at: element.place)
    return false
  }

  private func modifier(
    _ element: MarkupElement, _ nominal: BinnedTemplate, _ histograms: HistogramReference
  ) throws -> Workspace.Modifier? {
    if element.name == "StatError" {
      return try statisticalError(element, nominal, histograms)
    }
    let name = try element.required("Name")
    let effect: Workspace.Effect
    switch element.name {
    case "NormFactor": effect = .normFactor
    case "ShapeFactor": effect = .shapeFactor
    case "OverallSys":
      effect = .normSys(low: try element.number("Low"), high: try element.number("High"))
    case "HistoSys":
      effect = .histoSys(
        low: try varied(element, "Low", in: histograms).values,
        high: try varied(element, "High", in: histograms).values)
    default: effect = .shapeSys(try shapeUncertainties(element, nominal, histograms))
    }
    return Workspace.Modifier(name: name, effect: effect)
  }

  private func varied(_ element: MarkupElement, _ side: String, in histograms: HistogramReference)
    throws -> BinnedTemplate
  {
    let place = histograms.changed(by: element)
      .changed(by: element, file: "HistoFile\(side)", path: "HistoPath\(side)")
    return try template(element.required("HistoName\(side)"), for: element, in: place)
  }

  private func shapeUncertainties(
    _ element: MarkupElement, _ nominal: BinnedTemplate, _ histograms: HistogramReference
  ) throws -> [Double] {
    if try element.constraintType() == .normal {
      try notes.leaveOut(
        "a ShapeSys of a workspace has Poisson constraints; normal ones cannot be expressed",
        at: element.place, consequence: "they become Poisson")
    }
    return try relativeUncertainties(element, histograms, times: nominal)
  }

  private func statisticalError(
    _ element: MarkupElement, _ nominal: BinnedTemplate, _ histograms: HistogramReference
  ) throws -> Workspace.Modifier? {
    guard let isActive = try element.flag("Activate") else {
      throw element.error("<StatError> needs Activate=\"True\" or \"False\"")
    }
    if !isActive { return nil }
    let hasHistogram = element.value("HistoName") != nil
    if !hasHistogram { try nominal.requireVariances(at: element.place) }
    let uncertainties =
      try hasHistogram
      ? relativeUncertainties(element, histograms, times: nominal) : nominal.uncertainties
    return .init(name: "staterror_\(channel)", effect: .statError(uncertainties))
  }

  /// Relative uncertainties of a histogram, made absolute.
  private func relativeUncertainties(
    _ element: MarkupElement, _ histograms: HistogramReference, times nominal: BinnedTemplate
  ) throws -> [Double] {
    let relative = try template(
      element.required("HistoName"), for: element, in: histograms.changed(by: element))
    return zip(relative.values, nominal.values).map { $0 * $1 }
  }

  /// A histogram with as many bins as the data.
  private func template(
    _ name: String, for element: MarkupElement, in histograms: HistogramReference
  ) throws -> BinnedTemplate {
    let template = try histograms.template(name, for: element, from: lookup)
    guard template.values.count == observed.values.count else {
      throw element.error(
        """
        histogram '\(name)' has \(template.values.count) bins, the data of channel '\(channel)' \
        \(observed.values.count)
        """)
    }
    return template
  }
}
