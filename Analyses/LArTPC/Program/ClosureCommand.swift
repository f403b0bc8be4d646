import ArgumentParser
import Foundation
import LArTPCModel
import Terminal

/// `closure`: many fits with other tracks, truths, noise and starts, and their pulls.
struct ClosureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "closure",
    abstract: "Fit many simulated calibrations, and show the pulls.",
    discussion: """
      Each seed has its own tracks, its own truth from the middle 60 per cent of the published ranges, \
      its own noise, and a start anywhere in the ranges. Hits are of the plain simulation. A fit that does \
      not converge is counted, and not among the pulls.
      """)

  @OptionGroup var options: SampleOptions
  @Option(help: "How many seeds, from --seed on.") var seeds = 50
  @Option(help: "A file for the pulls of each seed, as CSV.") var output: String?

  func validate() throws {
    guard 2...10_000 ~= seeds else {
      throw ValidationError("--seeds is \(seeds); give 2 to 10000")
    }
  }

  func run() throws {
    let response = try options.pixelResponse()
    let trials = try ProgressLine.during("closure", total: seeds) { line in
      try (0..<UInt64(seeds)).map { index in
        let seed = options.seed &+ index
        defer { line.show(Int(index) + 1) }
        return try ClosureTrial(
          options.generator(seed: seed).tracks(), response: response, seed: seed)
      }
    }
    let good = trials.filter(\.isGood)
    var table = TextTable([
      .left("parameter"), .point("mean pull"), .point("width"), .right("error"),
    ])
    if good.count >= 2 {
      for (index, name) in DetectorParameters.names.enumerated() {
        let pulls = PullSummary(good.map { $0.pulls[index] })
        let error =
          good.map { $0.result.information.errors[index] }.reduce(0, +) / Double(good.count)
        table.append([
          name, String(format: "%+.2f", pulls.mean), String(format: "%.2f", pulls.width),
          String(format: "%.3g %%", 100 * error),
        ])
      }
      print(table.text(.plain))
    }
    let chi = good.reduce(0) { $0 + $1.result.chiSquared }
    let freedom = good.reduce(0) { $0 + $1.result.degreesOfFreedom }
    print(
      "\(trials.count - good.count) of \(trials.count) fits failed; χ² over degrees of freedom "
        + String(format: "%.3f", chi / Double(max(freedom, 1))))
    if let output { try write(trials, to: output) }
    if good.count < trials.count { throw ExitCode.failure }
  }

  private func write(_ trials: [ClosureTrial], to path: String) throws {
    let header = DetectorParameters.names.map { "pull_\($0)" }.joined(separator: ",")
    let lines = trials.enumerated().map { index, trial in
      ([String(options.seed &+ UInt64(index)), trial.isGood ? "1" : "0"]
        + trial.pulls.map { String(format: "%.4f", $0) }).joined(separator: ",")
    }
    try ("seed,good,\(header)\n" + lines.joined(separator: "\n") + "\n")
      .write(toFile: path, atomically: true, encoding: .utf8)
  }
}
