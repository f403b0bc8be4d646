import ArgumentParser
import Parameters
import Pipelines
import Reports

extension OptimiseCommand {
  /// Trains once, or finishes a training, leaves the folder of results, and says what was found.
  func train(
    _ compiled: CompiledAnalysis, into folder: ResultsFolder, from start: ResultsFolder?,
    _ interruption: Interruption, _ server: PageServer?, _ judge: PyhfPython?
  ) throws -> (fold: TrainedFold, outcome: TrainingOutcome) {
    let command = RunningCommand()
    let values = try startingValues(compiled, from: start)
    let analysis: A = try dataOptions.analysis()
    let trainer = try Trainer(
      compiled, settings: trainingOptions.settings(of: analysis, seed: dataOptions.seed))
    let checkpoints = CheckpointFile(
      folder, run: try trainer.record(of: A.name), of: trainer)
    if restart { try checkpoints.remove() }
    if resume, let fold = try checkpoints.finished() {
      print("The training in \(folder.url.path) is finished.")
      return (fold, .completed)
    }
    let state = try checkpoints.state() ?? TrainingState(from: values)
    let recorder = playback ? try PlaybackRecorder(of: trainer, from: state, in: folder) : nil
    let watch = server.map { TrainingWatch($0, trainer, from: state, of: A.name) }
    let result = try run(trainer, state, checkpoints, recorder, watch, interruption)
    let report = try folder.write(
      result, of: compiled, run: checkpoints.run, bootstrap: bootstrapOptions.settings(dataOptions))
    try folder.writePlayback(
      recorder?.playback(of: result, start: report.metrics.exact(.validation)?.before))
    let opinion = try folder.askForOpinion(judge)
    try folder.note(
      command.ended(threads: trainingOptions.threads(of: analysis)), isContinued: state.step > 0)
    let page = try folder.writePage()
    watch?.finish(with: page)
    print(TrainingSummary(result, report, opinion, folder))
    if case .interrupted = result.outcome {
      print("Go on from here by the same command with --resume.")
    } else {
      try checkpoints.remove()
    }
    return (
      TrainedFold(compiled, initial: result.initial, trained: result.best), result.outcome
    )
  }

  private func run(
    _ trainer: Trainer, _ state: TrainingState, _ checkpoints: CheckpointFile,
    _ recorder: PlaybackRecorder?, _ watch: TrainingWatch?, _ interruption: Interruption
  ) throws -> TrainingResult {
    let progress = ProgressDisplay(
      total: trainer.totalSteps, done: state.step, objective: trainer.objective)
    progress.start(A.name, trainer)
    defer { progress.finish() }
    return try trainer.run(
      state, shouldStop: { interruption.isRequested },
      save: { state in
        // A checkpoint may be older than its frames, not newer.
        try recorder?.save()
        try checkpoints.save(state)
      }, observe: { try recorder?.observe($0, $1) },
      report: { step in
        progress.show(step)
        watch?.note(step, recorder)
      })
  }

  private func startingValues(_ compiled: CompiledAnalysis, from start: ResultsFolder?) throws
    -> ParameterValues
  {
    guard let start else { return compiled.initialValues(seed: dataOptions.seed) }
    let run = try start.run()
    try run.requireSeed(dataOptions.seed, start.url)
    try run.requireFold(compiled.data.fold, start.url)
    return try start.load("trained.json", into: compiled)
  }
}
