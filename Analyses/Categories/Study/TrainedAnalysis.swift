import Apus

/// An analysis after training, and how long that took.
struct TrainedAnalysis {
  let compiled: CompiledAnalysis
  let result: TrainingResult
  let duration: Duration

  init(_ analysis: some Analysis, data: AnalysisData, seed: UInt64, steps: Int?) throws {
    compiled = try CompiledAnalysis(analysis, data: data)
    var settings = analysis.training
    settings.seed = seed
    if let steps { settings.steps = steps }
    let trainer = try Trainer(compiled, settings: settings)
    let clock = ContinuousClock()
    let start = clock.now
    result = try trainer.run(from: compiled.initialValues(seed: seed))
    duration = start.duration(to: clock.now)
  }

  var seconds: Double { duration / .seconds(1) }

  /// What the last parameters achieve on the events that they were trained on, exactly counted.
  func trainingMetrics() throws -> Metrics {
    try compiled.metrics(.training, .exact, at: result.last)
  }

  /// What the parameters that were best on validation events achieve on test events, exactly counted.
  func testMetrics() throws -> Metrics { try compiled.metrics(.test, .exact, at: result.best) }
}
