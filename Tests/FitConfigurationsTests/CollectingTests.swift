import FitConfigurations
import Testing

private let edges = [0.0, 1, 2]

private func configuration(_ systematics: [Systematic] = []) -> FitConfiguration {
  FitConfiguration(
    measurement: "m", inputPath: "c:f:{RegionPath}/{SamplePath}/{VariationPath}",
    variationPath: "nominal", regions: [Region("R", path: "r")],
    samples: [.data("Data", paths: ["data"]), Sample("B", paths: ["b"])], normFactors: [],
    systematics: systematics)
}

private func input(_ histograms: [String: StoredHistogram] = [:]) -> MemoryInput {
  let usual = [
    "c:f:r/data/nominal": StoredHistogram(edges: edges, values: [4, 9], variances: [4, 9]),
    "c:f:r/b/nominal": StoredHistogram(edges: edges, values: [3, 6], variances: [1, 4]),
  ]
  return MemoryInput(histograms: usual.merging(histograms) { $1 })
}

@Suite("Templates read as histograms")
struct CollectingTests {
  @Test func `paths are put together, and variations replace their part`() throws {
    let configuration = configuration([
      .template(
        "s", up: .changing(variationPath: "up"), down: .changing(samplePaths: ["other"]))
    ])
    let templates = try configuration.templates(
      from: input([
        "c:f:r/b/up": StoredHistogram(edges: edges, values: [5, 5], variances: [1, 1]),
        "c:f:r/other/nominal": StoredHistogram(edges: edges, values: [2, 1], variances: [1, 1]),
      ])
    ).templates
    #expect(templates.names.map { templates[$0]!.values } == [[4, 9], [3, 6], [5, 5], [2, 1]])
    #expect(templates[TemplateName(region: "R", sample: "B")]?.uncertainties == [1, 2])
  }

  @Test func `a missing histogram names who wants it`() throws {
    let configuration = configuration([
      .template("s", up: .changing(variationPath: "up"), down: .symmetrized)
    ])
    let error = try #require(throws: FitConfigurationError.self) {
      try configuration.templates(from: input())
    }
    #expect(
      error.description
        == "region 'R', sample 'B', systematic 's' up: c:f:r/b/up: no such thing")
  }

  @Test func `variances that are none count as 0, with a warning`() throws {
    let (templates, notes) = try configuration().templates(
      from: input([
        "c:f:r/b/nominal": StoredHistogram(edges: edges, values: [3, 6], variances: [.nan, -1])
      ]))
    #expect(templates[TemplateName(region: "R", sample: "B")]?.uncertainties == [0, 0])
    #expect(notes.map(\.isWarning) == [true])
    #expect(
      notes.map(\.description) == [
        "region 'R', sample 'B': bins 1, 2 are without a valid Σw², whose statistical uncertainty is taken for 0"
      ])
  }

  @Test(arguments: [
    (
      StoredHistogram(edges: [0, 1, 2, 3], values: [1, 2, 3], variances: [1, 1, 1]),
      "it has 3 bins; there are 2 in region 'R', sample 'Data'"
    ),
    (
      StoredHistogram(edges: [0, 1.5, 2], values: [1, 2], variances: [1, 1]),
      "it has the edge 1.5 where there is 1.0 in region 'R', sample 'Data'"
    ),
  ])
  func `other bins than those of the region`(histogram: StoredHistogram, reason: String) throws {
    let error = try #require(throws: FitConfigurationError.self) {
      try configuration().templates(from: input(["c:f:r/b/nominal": histogram]))
    }
    #expect(error == .template(TemplateName(region: "R", sample: "B"), reason: reason))
  }

  @Test func `edges may differ by rounding`() throws {
    let histogram = StoredHistogram(
      edges: [1e-9, 1 - 1e-9, 2 + 1e-9], values: [1, 2], variances: [1, 1])
    _ = try configuration().templates(from: input(["c:f:r/b/nominal": histogram]))
  }

  @Test func `contents that are not finite`() throws {
    let error = try #require(throws: FitConfigurationError.self) {
      try configuration().templates(
        from: input([
          "c:f:r/b/nominal": StoredHistogram(edges: edges, values: [.nan, 1], variances: [1, 1])
        ]))
    }
    #expect(error.description.hasPrefix("region 'R', sample 'B': "), "\(error)")
  }
}
