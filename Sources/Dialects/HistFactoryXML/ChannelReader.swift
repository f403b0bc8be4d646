import HistFactory

/// Reads a `<Channel>`.
struct ChannelReader {
  private let element: MarkupElement
  private let lookup: TemplateLookup
  private let notes: NoteTaker
  private let histograms: HistogramReference

  init(_ element: MarkupElement, lookup: TemplateLookup, notes: NoteTaker) {
    self.element = element
    self.lookup = lookup
    self.notes = notes
    histograms = HistogramReference().changed(by: element)
  }

  mutating func read(_ factors: inout FactorSettings) throws
    -> (channel: Workspace.Channel, observation: Workspace.Observation)
  {
    let name = try element.required("Name")
    let data = try observed(in: name)
    let samples = element.children(named: "Sample")
    guard !samples.isEmpty else { throw element.error("channel '\(name)' needs a <Sample>") }
    try noteStatisticalErrors(of: name)
    let reader = SampleReader(
      channel: name, observed: data, histograms: histograms, lookup: lookup, notes: notes)
    return (
      .init(name: name, samples: try samples.map { try reader.read($0, &factors) }),
      .init(name: name, data: data.values)
    )
  }

  private func observed(in name: String) throws -> BinnedTemplate {
    let all = element.children(named: "Data")
    guard let data = all.first else {
      throw element.error("channel '\(name)' has no <Data>; a workspace needs observed counts")
    }
    for additional in all.dropFirst() {
      try notes.leaveOut("a workspace has one data set for each channel", at: additional.place)
    }
    return try histograms.changed(by: data).template(
      data.required("HistoName"), for: data, from: lookup)
  }

  private func noteStatisticalErrors(of name: String) throws {
    let errors = element.children(named: "Sample").flatMap { $0.children(named: "StatError") }
    guard try errors.contains(where: { try $0.flag("Activate") == true }) else { return }
    for configuration in element.children(named: "StatErrorConfig") {
      if try configuration.constraintType() == .poisson {
        try notes.leaveOut(
          """
          statistical errors of a workspace have normal constraints; the Poisson constraints of \
          channel '\(name)' cannot be expressed
          """, at: configuration.place, consequence: "they become normal")
      }
      if configuration.value("RelErrorThreshold") != nil,
        try configuration.number("RelErrorThreshold") > 0
      {
        notes.note(
          "every bin of channel '\(name)' has a statistical error, also below RelErrorThreshold",
          at: configuration.place)
      }
    }
  }
}

/// The distributions that statistical errors and shapes may be constrained by.
enum ConstraintType {
  case normal, poisson
}

extension MarkupElement {
  /// The attribute `ConstraintType`; nil if it is absent.
  func constraintType() throws -> ConstraintType? {
    switch value("ConstraintType") {
    case nil: return nil
    case "Gaussian", "Gauss": return .normal
    case "Poisson", "Pois": return .poisson
    case let text?: throw error("ConstraintType=\"\(text)\"; expected Gaussian or Poisson")
    }
  }
}
