import Apus
import ArgumentParser
import Foundation
import InfernoMixture

/// Processor time of this process so far.
private var processorSeconds: Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

/// `measure`: trains one analysis and appends what it reaches on test events to a table of numbers.
struct MeasureCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "measure",
      abstract: "Train one analysis with one seed; append σ(s) on test events to a CSV file.",
      discussion: """
        A classifier is trained once and judged on all benchmarks. Columns: method, benchmark, seed, \
        σ(s) on test events exactly read, σ(s) relaxed on training events, processor \
        seconds of training and in all.
        """)
  }

  @Option(help: "The benchmark, 0 to 4; that of a classifier does not matter.") var benchmark = 2
  @Option(help: "categories, intervals or classifier.") var method = "categories"
  @Option(help: "The number of bins.") var bins = 10
  @Option(help: "Seed of the events, the initial values and the shuffling.") var seed: UInt64 = 1
  @Option(help: "The file to append to.") var output = "results/inferno/measured.csv"
  @Option(help: "How many updates to make.") var steps: Int?
  @Option(help: "Events of each sample in one update.") var batch: Int?
  @Option(help: "The optimiser's learning rate.") var rate: Double?
  @Option(help: "Decay of an average of the parameters.") var average: Double?
  @Option(help: "Simulated events of each process to train on, and to choose on.")
  var events: Int?
  @Option(help: "Added to the method's name in the file.") var label: String?

  private var chosenBenchmark: Benchmark? { Benchmark(rawValue: benchmark) }

  private var summary: Inferno.Summary? { Inferno.Summary(rawValue: method) }

  func validate() throws {
    if chosenBenchmark == nil {
      throw ValidationError("--benchmark is \(benchmark); give 0 to 4")
    }
    if summary == nil {
      throw ValidationError("--method is '\(method)'; give categories, intervals or classifier")
    }
    for (name, value) in [("bins", bins), ("steps", steps), ("batch", batch), ("events", events)] {
      if let value, value < 1 { throw ValidationError("--\(name) is \(value); give 1 or more") }
    }
    if let average, !(0..<1 ~= average) {
      throw ValidationError("--average is \(average); give 0 or more, below 1")
    }
    if let rate, !(rate > 0 && rate.isFinite) {
      throw ValidationError("--rate is \(rate); give a positive number")
    }
  }

  func run() throws {
    let analysis = configured(
      Inferno(summary == .classifier ? .everything : chosenBenchmark!, summary!, bins: bins))
    let compiled = try CompiledAnalysis(analysis, data: analysis.data(DataRequest(seed: seed)))
    let begin = processorSeconds
    let result = try Trainer(compiled, settings: analysis.training).run(
      from: compiled.initialValues(seed: seed))
    guard result.outcome == .completed else { throw ValidationError("\(result.outcome)") }
    let training = processorSeconds - begin
    for benchmark in summary == .classifier ? Benchmark.allCases : [analysis.benchmark] {
      let (exact, relaxed) = try uncertainties(
        at: result.best, benchmark, analysis: analysis, compiled: compiled)
      let numbers = String(
        format: "%.4f,%.4f,%.2f,%.2f", exact, relaxed, training, processorSeconds)
      try append("\(label ?? method),\(benchmark.rawValue),\(seed),\(numbers)\n")
    }
  }

  private func configured(_ analysis: Inferno) -> Inferno {
    var analysis = analysis
    analysis.training.seed = seed
    analysis.training.threads = 1
    analysis.training.batchSize = batch ?? analysis.training.batchSize
    analysis.training.averaging = average ?? analysis.training.averaging
    if let steps { analysis.training.main.stretch(to: steps) }
    if let rate { analysis.training.optimiser.learningRate = rate }
    if let events { (analysis.sizes.training, analysis.sizes.validation) = (events, events) }
    return analysis
  }

  /// σ(s) on test events, exactly read, and relaxed on training events.
  private func uncertainties(
    at values: ParameterValues, _ benchmark: Benchmark, analysis: Inferno,
    compiled: CompiledAnalysis
  ) throws -> (exact: Double, relaxed: Double) {
    var judge = compiled
    var start = values
    if benchmark != analysis.benchmark {
      judge = try CompiledAnalysis(Inferno(benchmark, summary!, bins: bins), data: compiled.data)
      try judge.restore(standardisation: compiled.standardisation)
      start = try ParameterValues(judge.parameters, raw: values.rawByPath)
    }
    let exact = try judge.metrics(.test, .exact, at: start, threads: 1)
    let relaxed = try judge.metrics(.training, .relaxed, at: start, threads: 1)
    return (
      Mixture.signalEvents * exact.uncertainty, Mixture.signalEvents * relaxed.uncertainty
    )
  }

  /// Appends in one write, so that runs in parallel do not mix their lines.
  private func append(_ line: String) throws {
    let url = URL(filePath: output)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    guard let file = fopen(output, "a") else {
      throw ValidationError("\(output): cannot be written")
    }
    defer { fclose(file) }
    fputs(line, file)
  }
}
