import Apus
import Testing

@Suite("Statistics of bins")
struct BinStatisticsTests {
  private let samples = EventSpace("sample")

  /// Of 100 events in the middle of a narrow bin the kernel leaves little in it, so the counted bin
  /// would hold few: Σ w² p says so, Σ w² p² does not.
  @Test func `a bin narrower than the kernel is as imprecise as the few events it would count`()
    throws
  {
    let relaxed = try template(.ofCounts, bandwidth: 1, edges: [-0.05, 0.05])
    let (value, variance) = (relaxed.value, relaxed.variance)
    #expect(abs(value - 100 * 0.03987761167674492) < 1e-9)
    #expect(abs(variance - value) < 1e-12)
    let smooth = try template(.ofTemplate, bandwidth: 1, edges: [-0.05, 0.05])
    #expect(abs(smooth.variance - value * value / 100) < 1e-12)
  }

  @Test(arguments: BinVariance.allCases)
  func `with a sharp kernel the variance is that of the count`(_ variance: BinVariance) throws {
    let sharp = try template(variance, bandwidth: 1e-9, edges: [-0.05, 0.05])
    #expect(sharp.value == 100 && sharp.variance == 100)
  }

  private func template(_ variance: BinVariance, bandwidth: Double, edges: [Double]) throws
    -> (value: Double, variance: Double)
  {
    let template = fillTemplate(
      of: .column("x", of: samples), edges: GlobalExpression(edges),
      assignment: .kernel(bandwidth: GlobalExpression(bandwidth)), outside: .dropped,
      variance: variance)
    let evaluator = Evaluator(Plan([template.values, template.variances]))
    evaluator.bind(
      samples,
      to: TableSource(try EventTable(columns: ["x": Array(repeating: 0.0, count: 100)])))
    let results = try evaluator.evaluate([:])
    return (results[0].elements[0], results[1].elements[0])
  }

  @Test(arguments: Reading.allCases)
  func `a prior adds events of mean weight to every bin of the background`(_ reading: Reading)
    throws
  {
    let plain = try histograms(prior: 0, reading)
    let padded = try histograms(prior: 0.5, reading)
    // All weights are equal, so the mean weight is the expectation over the number of events.
    let weight = plain.mean
    for bin in 0..<2 {
      #expect(abs(padded.values[bin] - plain.values[bin] - 0.5 * weight) < 1e-12)
      #expect(abs(padded.variances[bin] - plain.variances[bin] - 0.5 * weight * weight) < 1e-12)
    }
  }

  private func histograms(prior: Double, _ reading: Reading) throws
    -> (values: [Double], variances: [Double], mean: Double)
  {
    var analysis = SmallAnalysis()
    analysis.prior = prior
    let compiled = try analysis.compiled()
    let background = try compiled.histograms(
      .test, reading, at: compiled.initialValues(seed: 1))["signal region/background"]
    let events = compiled.data[.test][1].events.count
    return (background.values, background.variances, 100 / Double(events))
  }
}
