import FitConfigurations
import HistFactory
import Histograms
import Testing

private let region = Region("my region", variable: "x", binning: [0, 1, 2, 3])

private func configuration(
  _ systematics: [Systematic] = [], normFactors: [NormFactor] = [NormFactor("mu", samples: ["B"])],
  fixed: [FixedParameter] = []
) -> FitConfiguration {
  FitConfiguration(
    measurement: "m", parameterOfInterest: nil, inputPath: "f", fixed: fixed, regions: [region],
    samples: [.data("Data", tree: "t"), Sample("B", tree: "t")], normFactors: normFactors,
    systematics: systematics)
}

private func templates(
  nominal: [Double] = [2, 4, 2], data: [Double] = [1, 1, 1],
  _ variations: [VariationName: [Double]] = [:]
) throws -> TemplateHistograms {
  var templates = TemplateHistograms()
  func add(_ sample: String, _ variation: VariationName?, _ values: [Double]) throws {
    templates[TemplateName(region: "my region", sample: sample, variation: variation)] =
      try Histogram(axis: Axis(edges: [0, 1, 2, 3]), values: values, variances: [1, 4, 9])
  }
  try add("Data", nil, data)
  try add("B", nil, nominal)
  for (variation, values) in variations { try add("B", variation, values) }
  return templates
}

private func effects(
  _ configuration: FitConfiguration, _ templates: TemplateHistograms
) throws -> [Workspace.Modifier] {
  try configuration.workspace(of: templates).workspace.channels[0].samples[0].modifiers
}

@Suite("Workspaces of templates")
struct WorkspaceTests {
  @Test func `statistical errors come first, then norm factors, then uncertainties`() throws {
    let configuration = configuration([.normalization("lumi", up: 0.1, down: -0.2)])
    #expect(
      try effects(configuration, templates()) == [
        .init(name: "staterror_my-region", effect: .statError([1, 2, 3])),
        .init(name: "mu", effect: .normFactor),
        .init(name: "lumi", effect: .normSys(low: 0.8, high: 1.1)),
      ])
  }

  @Test func `rate and shape are divided, and mirrored at the nominal template`() throws {
    let up = VariationName("s", .up)
    let configuration = configuration(
      [.template("s", up: .changing(), down: .symmetrized)], normFactors: [])
    let varied = try templates([up: [4, 4, 4]])
    let expected: [Workspace.Effect] = [
      .normSys(low: 0.5, high: 1.5),
      .histoSys(low: [4 - 8 / 3.0, 8 - 8 / 3.0, 4 - 8 / 3.0], high: [8 / 3.0, 8 / 3.0, 8 / 3.0]),
    ]
    #expect(try effects(configuration, varied).dropFirst().map(\.effect) == expected)
  }

  @Test func `an uncertainty of a sample without any events is left out, and told`() throws {
    let (up, down) = (VariationName("s", .up), VariationName("s", .down))
    let configuration = configuration([.template("s", up: .changing(), down: .changing())])
    let empty = try templates(nominal: [0, 0, 0], [up: [0, 0, 0], down: [0, 0, 0]])
    let (workspace, notes) = try configuration.workspace(of: empty)
    #expect(
      workspace.channels[0].samples[0].modifiers.map(\.name) == ["staterror_my-region", "mu"])
    #expect(
      notes.map(\.description) == [
        "region 'my region', sample 'B', systematic 's': left out of the workspace, since no events are expected there at all"
      ])
  }

  @Test func `integrals of nothing cannot be factors`() throws {
    let (up, down) = (VariationName("s", .up), VariationName("s", .down))
    let configuration = configuration([.template("s", up: .changing(), down: .changing())])
    let name = TemplateName(region: "my region", sample: "B")
    let appearing = try templates(nominal: [0, 0, 0], [up: [1, 0, 0], down: [0, 0, 0]])
    #expect(
      throws: FitConfigurationError.template(
        name,
        reason:
          "the nominal integral is 0, of which the systematic 's' cannot be a factor; leave the sample out of the region, or of the systematic"
      )
    ) { try configuration.workspace(of: appearing) }
    let vanishing = try templates([up: [0, 0, 0], down: [1, 2, 1]])
    let error = try #require(throws: FitConfigurationError.self) {
      try configuration.workspace(of: vanishing)
    }
    #expect(error.description.contains("0.0 of the nominal one"), "\(error)")
  }

  @Test func `factors that are not positive are warned of`() throws {
    let configuration = configuration([
      .normalization("all", up: 0.5, down: -1),
      .template("s", up: .changing(), down: .symmetrized),
    ])
    let notes = try configuration.workspace(
      of: templates([VariationName("s", .up): [8, 8, 8]])
    ).notes
    try #require(notes.map(\.isWarning) == [true, true])
    #expect(notes[0].subject == "region 'my region', sample 'B', systematic 'all' down")
    #expect(notes[1].text.hasPrefix("the factor -1.0 is not positive"))
  }

  @Test func `negative counts of data are refused`() throws {
    let error = try #require(throws: FitConfigurationError.self) {
      try configuration().workspace(of: templates(data: [1, -2, 1]))
    }
    #expect(
      error.description
        == "region 'my region', sample 'Data': bin 2 of the data has -2.0 events; counts are not negative"
    )
  }

  @Test func `a template that is not there`() throws {
    let configuration = configuration([.template("s", up: .changing(), down: .symmetrized)])
    let error = try #require(throws: FitConfigurationError.self) {
      try configuration.workspace(of: templates())
    }
    #expect(
      error.description
        == "region 'my region', sample 'B', systematic 's' up: there is no histogram among the 2 that were given"
    )
  }

  @Test func `parameters are fixed by the name of the uncertainty or of its modifier`() throws {
    for name in ["s", "alpha"] {
      let configuration = configuration(
        [.normalization("s", up: 0.1, down: -0.1, modifierName: "alpha")],
        normFactors: [
          NormFactor("mu", nominal: 2, bounds: 0...5), NormFactor("k"), NormFactor("held"),
        ], fixed: [FixedParameter("held", at: 3), FixedParameter(name, at: 0.5)])
      #expect(
        try configuration.workspace(of: templates()).workspace.measurements == [
          .init(
            name: "m", parameterOfInterest: nil,
            parameters: [
              .init(name: "mu", inits: [2], bounds: [[0, 5]]), .init(name: "k"),
              .init(name: "held", inits: [3], fixed: true),
              .init(name: "alpha", inits: [0.5], fixed: true),
            ])
        ])
    }
  }

  @Test func `an empty nominal bin cannot be smoothed over`() throws {
    let configuration = configuration([
      .template("s", up: .changing(), down: .symmetrized, smoothing: Smoothing())
    ])
    let error = try #require(throws: FitConfigurationError.self) {
      try configuration.smoothed(
        templates(nominal: [1, 0, 1], [VariationName("s", .up): [1, 1, 1]]))
    }
    #expect(
      error.description.hasPrefix(
        "region 'my region', sample 'B', systematic 's' up: it cannot be smoothed: of the nominal template bin 2 is empty"
      ), "\(error)")
  }

  @Test func `smoothing keeps integral and variances`() throws {
    let up = VariationName("s", .up)
    let configuration = configuration([
      .template("s", up: .changing(), down: .symmetrized, smoothing: Smoothing())
    ])
    let smooth = try configuration.smoothed(templates([up: [3, 12, 3]])).templates
    let histogram = try #require(
      smooth[TemplateName(region: "my region", sample: "B", variation: up)])
    #expect(abs(histogram.values.reduce(0, +) - 18) < 1e-12)
    #expect(histogram.values != [3, 12, 3])
    #expect(histogram.variances == [1, 4, 9])
  }
}
