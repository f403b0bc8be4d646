import Events
import FitConfigurations
import Foundation
import HistFactory
import Histograms
import TestSupport
import Testing

/// One region `R` of x with bins 0–1–2–3, data of two events, and a sample `B` of five.
private func events(
  x: [Double] = [0, 0.5, 1, 2.5, 3], w: [Double] = [1, 2, -0.5, 4, 8]
) throws -> MemoryInput {
  MemoryInput(tables: [
    "f:data": try EventTable(columns: ["x": [0.1, 1.1]]),
    "f:b": try EventTable(columns: ["x": x, "w": w]),
  ])
}

private func configuration(
  _ sample: Sample = Sample("B", tree: "b", weight: "w"), systematics: [Systematic] = []
) -> FitConfiguration {
  FitConfiguration(
    measurement: "m", inputPath: "f",
    regions: [Region("R", variable: "x", binning: [0, 1, 2, 3])],
    samples: [.data("Data", tree: "data"), sample], normFactors: [], systematics: systematics)
}

private let nominal = TemplateName(region: "R", sample: "B")

@Suite("Templates filled from events")
struct FillingTests {
  @Test func `bins hold the sums of weights and of their squares`() throws {
    let templates = try configuration().templates(from: events()).templates
    let histogram = try #require(templates[nominal])
    #expect(histogram.values == [3, -0.5, 4])
    #expect(histogram.variances == [5, 0.25, 16])
    #expect(histogram.overflow == BinContent(value: 8, variance: 64))
    #expect(templates[TemplateName(region: "R", sample: "Data")]?.values == [1, 1, 0])
  }

  @Test func `each tree is read once for all of its templates`() throws {
    let input = try events()
    let configuration = configuration(systematics: [
      .template("a", up: .changing(weight: "2 * w"), down: .changing(filter: "x > 0.7")),
      .template("b", up: .changing(variable: "x + 1"), down: .changing(tree: "data", weight: "1")),
    ])
    let templates = try configuration.templates(from: input).templates
    #expect(input.reads == ["f:data", "f:b"])
    let values = templates.names.filter { $0.variation != nil }.map { templates[$0]!.values }
    #expect(values == [[6, -1, 8], [0, -0.5, 4], [0, 3, -0.5], [1, 1, 0]])
    #expect(
      templates.names.map(\.path) == [
        "R/Data/Nominal", "R/B/Nominal", "R/B/a_Up", "R/B/a_Down", "R/B/b_Up", "R/B/b_Down",
      ])
    #expect(try templates.collection.paths == templates.names.map(\.path))
  }

  @Test func `a sample's filter stands in place of the region's`() throws {
    var configuration = configuration(Sample("B", tree: "b", filter: "w < 3"))
    configuration.regions[0].filter = "x < 1"
    let templates = try configuration.templates(from: events()).templates
    #expect(templates[nominal]?.values == [2, 1, 0])
    #expect(templates[TemplateName(region: "R", sample: "Data")]?.values == [1, 0, 0])
  }

  @Test func `wildcards are files to be added up`() throws {
    let table = try EventTable(columns: ["x": [0.5]])
    let input = MemoryInput(tables: [
      "data:t": table, "b1:t": table, "b2:t": try EventTable(columns: ["x": [0.5, 1.5]]),
    ])
    var configuration = configuration(Sample("B", tree: "t", paths: ["b*"]))
    configuration.samples[0] = .data("Data", tree: "t", paths: ["data"])
    configuration.inputPath = "{SamplePath}"
    #expect(try configuration.templates(from: input).templates[nominal]?.values == [2, 1, 0])
    configuration.samples[1].paths = ["b*", "b2"]
    let error = try #require(throws: FitConfigurationError.self) {
      try configuration.templates(from: input)
    }
    #expect(
      error.description
        == "region 'R', sample 'B': the file 'b2' is named twice; its events would count twice")
  }

  @Test func `values that are no numbers are in no bin, and counted`() throws {
    let input = try events(x: [.nan, 0.5, 1, .infinity, .nan])
    let (templates, notes) = try configuration().templates(from: input)
    #expect(templates[nominal]?.values == [2, -0.5, 0])
    #expect(
      notes.map(\.description) == [
        "region 'R', sample 'B': the variable is not a number for 2 events of the selection, left in no bin",
        "region 'R', sample 'Data': bin 3 is empty",
        "region 'R', sample 'B': bin 3 is empty", "region 'R', sample 'B': bin 2 is negative",
      ])
    #expect(notes.map(\.isWarning) == [false, false, false, false])
  }

  @Test(arguments: [
    (Sample("B", tree: "c"), "f:c: no such thing"),
    (Sample("B", tree: "b", weight: "v"), "f:b: there is no column 'v'…"),
    (
      Sample("B", tree: "b", filter: "w"),
      "f:b: 'w' is a number; a selection has to be a truth value…"
    ),
    (Sample("B", tree: "b", weight: "'w'"), "f:b: ''w'' is a text; a number is needed"),
    (Sample("B", tree: "b", weight: "w / 0"), "the weight of event 0 is inf"),
    (Sample("B", tree: "b", weight: "w +"), "f:b: the end of the formula…"),
  ])
  func `what goes wrong names the template`(sample: Sample, expected: String) throws {
    let error = try #require(throws: FitConfigurationError.self) {
      try configuration(sample).templates(from: events())
    }
    guard case .template(nominal, let reason) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(
      expected.hasSuffix("…")
        ? reason.hasPrefix(expected.dropLast()) : reason == expected, "\(reason)")
  }

  @Test func `a variation's problem names the systematic uncertainty`() throws {
    let configuration = configuration(systematics: [
      .template("tilt", up: .symmetrized, down: .changing(weight: "w_down"))
    ])
    let error = try #require(throws: FitConfigurationError.self) {
      try configuration.templates(from: events())
    }
    #expect(
      error.description.hasPrefix("region 'R', sample 'B', systematic 'tilt' down: f:b: "),
      "\(error)")
  }

  @Test func `settings without effect are told`() throws {
    var configuration = configuration(Sample("B", tree: "b", paths: ["b.root"]))
    configuration.variationPath = "nominal"
    configuration.systematics = [
      .template("s", up: .changing(variationPath: "up"), down: .symmetrized)
    ]
    #expect(
      try configuration.build(from: events()).notes.map(\.description).filter {
        !$0.contains("empty")
      } == [
        "the general settings: 'VariationPath' has no effect, since templates are filled from events",
        "the sample 'B': 'SamplePath' has no effect, since 'InputPath' has no {SamplePath}",
        "the systematic uncertainty 's': 'Up: VariationPath' has no effect, since templates are filled from events",
      ])
  }

  @Test func `factors and uncertainties that act nowhere are warned of`() throws {
    var configuration = configuration(systematics: [
      .normalization("rate", up: 0.1, down: -0.1, samples: ["Data"])
    ])
    configuration.normFactors = [NormFactor("mu", samples: ["Data"]), NormFactor("k")]
    let warnings = try configuration.build(from: events()).notes.filter(\.isWarning)
    #expect(
      warnings.map(\.description) == [
        "the norm factor 'mu': it acts on no sample in any region, so that the workspace is without it",
        "the systematic uncertainty 'rate': it acts on no sample in any region, so that the workspace is without it",
      ])
  }

  @Test func `empty bins of variations are told where the nominal template has some events`() throws
  {
    let configuration = configuration(
      Sample("B", tree: "b", filter: "x < 2"),
      systematics: [.template("s", up: .changing(filter: "x < 1"), down: .symmetrized)])
    let notes = try configuration.templates(from: events()).notes
    #expect(
      notes.map(\.description).dropFirst() == [
        "region 'R', sample 'B': bin 3 is empty",
        "region 'R', sample 'B', systematic 's' up: bin 2 is empty",
      ])
  }

  @Test func `files without trees have events, too`() throws {
    try withTemporaryFolder { folder in
      for (name, text) in [("data", "x\n0.1\n1.1\n"), ("b", "x,w\n0.5,2\n1,-0.5\n2.5,4\n")] {
        try Data(text.utf8).write(to: folder.appending(path: "\(name).csv"))
      }
      var configuration = configuration(Sample("B", tree: "", paths: ["b"], weight: "w"))
      configuration.samples[0] = .data("Data", tree: "", paths: ["data"])
      configuration.inputPath = "{SamplePath}.csv"
      let workspace = try configuration.build(relativeTo: folder).workspace
      #expect(workspace.channels[0].samples[0].data == [2, -0.5, 4])
      #expect(workspace.observations[0].data == [1, 1, 0])
      configuration.samples[1].tree = "t"
      let error = try #require(throws: FitConfigurationError.self) {
        try configuration.build(relativeTo: folder)
      }
      #expect(
        error.description.hasPrefix("region 'R', sample 'B': ")
          && error.description.hasSuffix("the file has no trees; 't' cannot be one of them"),
        "\(error)")
    }
  }
}
