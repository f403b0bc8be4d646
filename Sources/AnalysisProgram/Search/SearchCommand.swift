import ArgumentParser
import Autodiff
import Foundation
import Pipelines
import Reports

/// `search`: trains with every combination of some options, and compares what comes out.
struct SearchCommand<A: Analysis>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "search",
      abstract: "Train with every combination of some options, and compare what comes out.",
      discussion: """
        For example: search --seeds 1-5 --vary learning-rate=1e-3,3e-4 --vary set:width=32,64 \
        --steps 200. Each run is an 'optimise' of its own with all options that 'search' does not \
        know. Started again, it leaves finished runs as they are, goes on with unfinished ones and \
        tries failed ones again. The exit status is 2 where runs failed.
        """)
  }

  @Option(
    help: "Seeds of the runs of each combination, such as 1-5 or 1,4,10-12.",
    transform: SeedList.init(parsing:))
  var seeds = try! SeedList(parsing: "1-5")
  @Option(
    help: ArgumentHelp(
      "An option of 'optimise', or set:name for a setting, with its values; may be given several times.",
      valueName: "option=value,…"), transform: Variation.init(parsing:))
  var vary: [Variation] = []
  @Option(help: "Make so many of the combinations, drawn at random.") var random: Int?
  @Option(help: "Seed of that draw.") var randomSeed: UInt64 = 1
  @Option(help: "Runs at once.") var jobs = 1
  @Option(help: "Threads of each run; the processors divided by the jobs unless given.")
  var threads: Int?
  @Option(name: .shortAndLong, help: "The folder of the study.") var output = "study"
  @Option(
    help: """
      What combinations are ranked by on validation events: loss, significance, cls or uncertainty; \
      the loss unless objectives differ, then the significance.
      """)
  var rankBy: RunComparison.Ranking?
  @Option(help: "The combination that others are compared with; the best unless given.")
  var reference: String?
  @Argument(parsing: .allUnrecognized, help: "Options passed on to 'optimise'.")
  var passed: [String] = []

  func validate() throws {
    for (name, value) in [("random", random), ("jobs", jobs), ("threads", threads)] {
      if let value, value < 1 { throw ValidationError("--\(name) is \(value); give 1 or more") }
    }
    for (index, variation) in vary.enumerated()
    where vary[..<index].contains(where: { $0.name == variation.name }) {
      throw ValidationError("--vary \(variation.name) is given twice")
    }
  }

  func run() throws {
    try reportingErrors {
      let study = ResultsFolder(output)
      let combinations = chosenCombinations()
      let runs = combinations.flatMap { combination in
        seeds.seeds.map { PlannedRun(combination, seed: $0, options: passed, in: study) }
      }
      let ranking = try ranking(checkedObjectives(runs, combinations))
      try study.prepare()
      let lock = try StudyLock(study)
      defer { withExtendedLifetime(lock) {} }
      let missing = try runs.filter { try !$0.isFinished() }
      let outcome = try carryOut(missing, of: runs.count, combinations.count)
      let comparison = try compared(combinations, ranking, study)
      try comparison.write(to: study, rankedBy: ranking)
      print("\n\(comparison.markdown)\n\n\(summary(ranking, study))")
      if outcome.isInterrupted { print("Go on from here by the same command.") }
      if outcome.failed > 0 { throw ExitCode(2) }
    }
  }

  private func chosenCombinations() -> [Combination] {
    let all = Combination.all(of: vary)
    return random.map { Combination.random($0, of: all, seed: randomSeed) } ?? all
  }

  /// Makes sure that all runs can be made; what they would train on.
  private func checkedObjectives(_ runs: [PlannedRun], _ combinations: [Combination]) throws
    -> Set<Objective>
  {
    guard !passed.contains(where: { $0 == "--seed" || $0.hasPrefix("--seed=") }) else {
      throw SearchError.seedGiven
    }
    let objectives = try combinations.compactMap { combination in
      try runs.first { $0.combination == combination }?.checkedObjective(for: A.self)
    }
    let names = combinations.map(\.name)
    if let reference, !names.contains(reference) {
      throw ReportError.unknownMethod(reference, known: names)
    }
    return Set(objectives)
  }

  /// Makes the runs; whether it was interrupted, and how many failed.
  private func carryOut(_ runs: [PlannedRun], of total: Int, _ combinations: Int) throws -> (
    isInterrupted: Bool, failed: Int
  ) {
    let threads = threads ?? max(1, availableThreads / jobs)
    let runner = SearchRunner(executable: try executable(), jobs: jobs, threads: threads)
    let finished = total - runs.count
    print(
      "Searching \(A.name): \(combinations) combinations × \(seeds.seeds.count) seeds, "
        + "\(total) runs\(finished == 0 ? "" : ", \(finished) of them finished").")
    fflush(nil)
    let (interruption, display) = (
      Interruption([SIGINT, SIGTERM]), SearchDisplay(total: runs.count)
    )
    defer { display.finish() }
    try runner.carryOut(
      runs, isInterrupted: { interruption.isRequested }, progress: display.show,
      report: display.report)
    return (interruption.isRequested, display.failed)
  }

  private func executable() throws -> URL {
    guard let url = Bundle.main.executableURL else { throw SearchError.executable }
    return url
  }

  /// - Throws: `SearchError.unlikeLosses` where losses are to be compared that mean different things.
  func ranking(_ objectives: Set<Objective>) throws -> RunComparison.Ranking {
    guard objectives.count > 1 else { return rankBy ?? .loss }
    guard rankBy != .loss else {
      throw SearchError.unlikeLosses(objectives.map { "'\($0)'" }.sorted())
    }
    return rankBy ?? .significance
  }

  private func compared(
    _ combinations: [Combination], _ ranking: RunComparison.Ranking, _ study: ResultsFolder
  ) throws -> RunComparison {
    let methods = try combinations.map { combination in
      try RunComparison.Method(
        contentsOf: study.url.appending(path: combination.name),
        varied: Dictionary(uniqueKeysWithValues: combination.values.map { ($0.name, $0.value) }),
        runs: seeds.seeds.map(PlannedRun.name))
    }
    return try RunComparison(methods: methods, rankedBy: ranking, reference: reference)
  }

  private func summary(_ ranking: RunComparison.Ranking, _ study: ResultsFolder) -> String {
    """
    Means ± standard deviations over seeds, exactly counted; ranked by \(ranking.text) on validation \
    events.
    The table is in search.csv and search.json in \(study.url.path).
    """
  }
}

extension RunComparison.Ranking: ExpressibleByArgument {}
