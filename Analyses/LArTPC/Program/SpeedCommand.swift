import ArgumentParser
import Autodiff
import LArTPCModel

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
  @Option var only: Int?
  @Option(help: "How often each is timed.") var repetitions = 21

  func validate() throws {
    guard repetitions > 0 else {
      throw ValidationError("--repetitions is \(repetitions); give 1 or more")
    }
  }

  func run() throws {
    let sample = try Sample(options)
    let plain = PlainSimulation(sample.map)
    let hits = plain.hits(.nominal, noise: options.seed)
    let simulation = DifferentiableSimulation(sample.map)
    let misfit = Misfit(simulation)
    var inputs = misfit.data(hits, spreads: plain.spreads(.nominal))
    var candidates: [(name: String, run: () throws -> Void)] = [
      ("plain simulation, value", { _ = plain.hits(.nominal, noise: nil) })
    ]
    for threads in [1, 2] {
      for (name, outputs) in [
        ("value", [misfit.value]), ("value and gradient", [misfit.value, misfit.gradient]),
      ] {
        let evaluator = simulation.evaluator(outputs, threads: threads)
        inputs[simulation.parameters] = Tensor(DetectorParameters.nominal.scaled)
        let values = inputs
        candidates.append(
          ("graph, \(name), \(threads) thread\(threads == 1 ? "" : "s")", {
            try evaluator.evaluate(values)
          }))
      }
    }
    let clock = ContinuousClock()
    var seconds = [[Double]](repeating: [], count: candidates.count)
    for repetition in 0...repetitions {
      for (index, candidate) in candidates.enumerated() where only == nil || index == only! {
        let duration = try clock.measure(candidate.run)
        guard repetition > 0 else { continue }
        seconds[index].append(duration / .seconds(1))
      }
    }
    print("steps \(sample.map.steps.count) pixels \(sample.map.pixels.count)")
    let medians = seconds.map { $0.isEmpty ? .nan : $0.sorted()[$0.count / 2] }
    for (candidate, median) in zip(candidates, medians) {
      print(candidate.name, median * 1e3, median / medians[0])
    }
  }
}
