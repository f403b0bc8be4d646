import Pipelines
import Reports
import Terminal

/// A training that goes on.
public struct WatchedTraining {
  /// The name of the analysis.
  public var name: String
  /// How many steps there are if none ends early.
  public var totalSteps: Int
  /// The names of the processes that are signals.
  public var signals: Set<String>
  /// Steps so far.
  public var history: [TrainingStep] = []

  /// A training before its first step.
  ///
  /// - Parameters:
  ///   - name: The name of the analysis.
  ///   - totalSteps: How many steps there are if none ends early.
  ///   - signals: The names of the processes that are signals.
  public init(_ name: String, totalSteps: Int, signals: Set<String>) {
    (self.name, self.totalSteps, self.signals) = (name, totalSteps, signals)
  }
}

extension Page {
  /// The page of a training that goes on: curves and frames so far.
  ///
  /// - Parameters:
  ///   - training: The training.
  ///   - playback: Its frames so far; nil for none.
  public init(watching training: WatchedTraining, _ playback: Playback?) {
    self.init(
      title: training.name,
      subtitle: "In training; this page renews itself every second or so until the training ends.")
    isWatched = true
    let steps = training.history
    cards = [
      Card(label: "Steps", value: "\(steps.count) of \(training.totalSteps)", note: ""),
      Card(
        label: "Loss of the last step, relaxed", value: .number(steps.last?.loss),
        note: "training events"),
      Card(
        label: "Expected significance",
        value: .number(steps.last { $0.validation != nil }?.validation?.significance),
        note: "validation events, exactly counted"),
    ]
    let history = TrainingHistory(steps)
    sections = [
      Section("training", "Training") {
        if !steps.isEmpty { history.pictures(bestStep: nil) }
        if let playback {
          playback.flipbook(
            signals: training.signals, curve: history.validationCurve(bestStep: nil))
        }
      }
    ]
  }
}
