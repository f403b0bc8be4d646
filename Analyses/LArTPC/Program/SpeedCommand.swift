import ArgumentParser
import Autodiff
import Foundation
import LArTPCModel
import Terminal

/// `speed`: value and gradient of the differentiable simulation beside the plain one's value.
struct SpeedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "speed",
    abstract: "Time value and gradient of six parameters beside the plain simulation.",
    discussion: """
      Both make the hits of the same tracks, in turns; shown are medians and their ratios. The plain \
      simulation runs on one thread.
      """)

  @OptionGroup var options: SampleOptions
  @Option(help: "How often each is timed.") var repetitions = 41

  func validate() throws {
    guard repetitions > 0 else {
      throw ValidationError("--repetitions is \(repetitions); give 1 or more")
    }
  }

  private typealias Candidate = (name: String, run: () throws -> Void)

  func run() throws {
    let map = try options.map()
    let candidates = candidates(map)
    var seconds = [[Double]](repeating: [], count: candidates.count)
    let clock = ContinuousClock()
    // The first round is not counted: evaluators take their memory in it.
    for repetition in 0...repetitions {
      for (index, candidate) in candidates.enumerated() {
        let duration = try clock.measure(candidate.run)
        if repetition > 0 { seconds[index].append(duration / .seconds(1)) }
      }
    }
    let medians = seconds.map { $0.sorted()[$0.count / 2] }
    print("\(map.steps.count) steps, \(map.pixels.count) pixels, \(map.response.name) response\n")
    var table = TextTable([
      .left("one evaluation"), .point("ms"), .point("of plain"), .point("of graph's value"),
    ])
    for (candidate, median) in zip(candidates, medians) {
      table.append([
        candidate.name, String(format: "%.2f", 1000 * median),
        String(format: "%.2f", median / medians[0]), String(format: "%.2f", median / medians[1]),
      ])
    }
    print(table.text(.plain))
  }

  private func candidates(_ map: PixelMap) -> [Candidate] {
    let plain = PlainSimulation(map)
    let simulation = DifferentiableSimulation(map)
    let misfit = Misfit(simulation)
    var inputs = misfit.data(
      plain.hits(.nominal, noise: options.seed), spreads: plain.spreads(.nominal))
    inputs[simulation.parameters] = Tensor(DetectorParameters.nominal.scaled)
    let outputs = [
      ("value", [misfit.value]), ("value and gradient", [misfit.value, misfit.gradient]),
    ]
    return [("plain simulation", { _ = plain.hits(.nominal, noise: nil) })]
      + [1, 2].flatMap { threads in
        outputs.map { name, outputs in
          let (evaluator, inputs) = (simulation.evaluator(outputs, threads: threads), inputs)
          let title = "graph, \(name), \(threads) thread\(threads == 1 ? "" : "s")"
          return (title, { try evaluator.evaluate(inputs) })
        }
      }
  }
}
