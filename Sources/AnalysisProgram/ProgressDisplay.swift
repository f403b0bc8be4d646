import Foundation
import Pipelines

/// Shows training as it goes: one line redrawn on a terminal, plain lines elsewhere.
final class ProgressDisplay {
  private let total: Int
  private let objective: Objective
  private let isTerminal = isatty(STDOUT_FILENO) == 1
  private let clock = ContinuousClock()
  private var began: ContinuousClock.Instant?
  private var lastStatus = ""

  init(total: Int, objective: Objective) {
    self.total = total
    self.objective = objective
  }

  func start(_ name: String, _ trainer: Trainer) {
    began = clock.now
    let numbers = trainer.compiled.parameters.trainable.elementCount
    print(
      "Training \(name) on \(objective.rawValue): \(numbers) trainable numbers, \(total) steps.")
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
      FileHandle.standardOutput.write(Data("\r\(bar(done)) \(text)\u{1B}[K".utf8))
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
      + (done < total ? "  \(remaining(done)) left" : "")
  }

  private func bar(_ done: Int) -> String {
    let filled = 24 * done / max(total, 1)
    return String(repeating: "━", count: filled) + String(repeating: "╌", count: 24 - filled)
  }

  private func remaining(_ done: Int) -> String {
    let elapsed = began.map { clock.now - $0 } ?? .zero
    let seconds =
      Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
    let left = Int(seconds / Double(done) * Double(total - done) + 0.5)
    return left >= 60 ? "\(left / 60) min \(left % 60) s" : "\(left) s"
  }
}

extension String {
  fileprivate func leftPadded(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}
