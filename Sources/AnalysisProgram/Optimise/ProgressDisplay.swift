import Foundation
import Pipelines
import Terminal

/// Shows training as it goes: one line redrawn on a terminal, plain lines elsewhere.
final class ProgressDisplay {
  private let total: Int
  /// Updates made before this program started.
  private let doneBefore: Int
  private let objective: Objective
  private let isTerminal = isatty(STDOUT_FILENO) == 1
  private var bar: ProgressBar
  private var lastStatus = ""

  init(total: Int, done: Int = 0, objective: Objective) {
    self.total = total
    doneBefore = done
    self.objective = objective
    bar = ProgressBar(total: total)
  }

  func start(_ name: String, _ trainer: Trainer) {
    bar = ProgressBar(total: total)
    let numbers = trainer.compiled.parameters.trainable.elementCount
    print(
      "Training \(name) on \(objective): \(numbers) trainable numbers, \(total) steps"
        + (doneBefore == 0 ? "." : ", going on after step \(doneBefore)."))
    fflush(nil)
  }

  func show(_ step: TrainingStep) {
    if let metrics = step.validation {
      lastStatus = String(
        format: "  validation, exact: significance %.3f, CLs %.2e", metrics.significance,
        metrics.cls)
    } else if step.validationProblem != nil {
      lastStatus = "  validation, exact: not defined"
    }
    let done = step.index + 1
    let text = line(done, step.loss)
    if isTerminal {
      FileHandle.standardOutput.write(Data("\r\(bar.bar(done)) \(text)\u{1B}[K".utf8))
    } else if step.validation != nil || step.validationProblem != nil || done == total {
      print(text)
      // Into a file or a pipe, lines would otherwise wait until many have come together.
      fflush(nil)
    }
  }

  func finish() { if isTerminal { print("") } }

  private func line(_ done: Int, _ loss: Double) -> String {
    let width = "\(total)".count
    let step = "\(done)".leftPadded(to: width)
    return String(format: "step %@/%d  loss %#.6g", step, total, loss) + lastStatus
      + (done < total ? "  \(bar.remaining(done)) left" : "")
  }
}

extension String {
  fileprivate func leftPadded(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}
