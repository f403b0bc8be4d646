import Pages
import Pipelines
import Reports

/// Shows a training in a browser while it goes on.
final class TrainingWatch {
  private let server: PageServer
  private let clock = ContinuousClock()
  private var shown: ContinuousClock.Instant?
  private var training: WatchedTraining

  /// Begins to serve, and says where.
  ///
  /// - Parameters:
  ///   - server: Where pages are shown.
  ///   - trainer: What trains.
  ///   - state: Where it starts.
  ///   - name: The name of the analysis.
  init(_ server: PageServer, _ trainer: Trainer, from state: TrainingState, of name: String) {
    self.server = server
    let signals = trainer.compiled.data[.training].filter { $0.role == .signal }.map(\.name)
    training = WatchedTraining(name, totalSteps: trainer.totalSteps, signals: Set(signals))
    training.history = state.history
    server.show(Page(watching: training, nil))
  }

  /// Takes note of a step, and shows another page where the last one is a second old.
  func note(_ step: TrainingStep, _ recorder: PlaybackRecorder?) {
    training.history.append(step)
    if let shown, shown.duration(to: clock.now) < .seconds(1) { return }
    shown = clock.now
    server.show(Page(watching: training, recorder?.playback(soFar: training.history)))
  }

  /// Shows the page of the finished run.
  func finish(with page: Page) {
    server.show(page)
    server.finish()
  }
}
