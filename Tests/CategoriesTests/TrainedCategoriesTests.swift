import Apus
import Categories
import Testing

@Suite("Trained categories")
struct TrainedCategoriesTests {
  @Test func `three bins reach the best there are`() throws {
    let analysis = Walls(bins: 3, events: ToyEvents(signal: 20_000, background: 60_000))
    let data = try analysis.data(DataRequest(seed: 1))
    let compiled = try CompiledAnalysis(analysis, data: data)
    let start = compiled.initialValues(seed: 1)
    let result = try Trainer(compiled, settings: analysis.training).run(from: start)
    let reached = try compiled.metrics(.training, .exact, at: result.last).significance
    let best = try WallGrid.ratio(300).best(3, of: data[.training]).significance
    #expect(reached >= 0.995 * best, "\(reached) of \(best)")
    let before = try compiled.metrics(.training, .exact, at: start).significance
    #expect(before < 0.97 * best)
  }

  @Test func `regions of a mixture beat the largest score`() throws {
    let classes = ClassRegions(bins: 2)
    let analysis = Regions(
      categories: classes.count, events: ToyEvents(signal: 5000, background: 20_000))
    let data = try analysis.data(DataRequest(seed: 1))
    let compiled = try CompiledAnalysis(analysis, data: data)
    var settings = analysis.training
    settings.steps = 80
    settings.batchSize = 5000
    let result = try Trainer(compiled, settings: settings)
      .run(from: compiled.initialValues(seed: 1))
    let reached = try compiled.metrics(.test, .exact, at: result.best).significanceBySignal!
    let usual = try ["signal1", "signal2"].map {
      try classes.counts(data[.test], signal: $0).significance
    }
    #expect(reached["signal1"]! * reached["signal2"]! > usual[0] * usual[1])
  }
}
