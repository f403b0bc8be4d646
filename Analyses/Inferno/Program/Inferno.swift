import Apus
import ArgumentParser
import Foundation
import InfernoMixture

func env(_ n: String, _ d: Double) -> Double { ProcessInfo.processInfo.environment[n].flatMap(Double.init) ?? d }

struct Inferno: Analysis {
  var benchmark = Benchmark.shape
  var bins = 10
  @Trainable var network = MLP(inputs: 3, hidden: [Int(env("HIDDEN", 100)), Int(env("HIDDEN", 100))], activation: env("SWISH", 0) > 0 ? .swish : .relu, output: .sigmoid, precision: .single)
  @Trainable(.ordered(in: 0...1), learningRateFactor: env("EDGE", 1)) var edges = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]
  @Trainable var categories = MLP(inputs: 3, hidden: [Int(env("HIDDEN", 100)), Int(env("HIDDEN", 100))], outputs: Int(env("BINS", 10)), activation: env("SWISH", 0) > 0 ? .swish : .relu, initialiser: env("HE", 0) > 0 ? .heNormal : nil, precision: .single)
  @Annealed(.exponential(from: env("T0", 1), to: env("T1", 0.1))) var temperature
  @Annealed(.exponential(from: env("BW0", 0.06), to: env("BW1", 0.015))) var bandwidth

  var pipeline: Pipeline {
    env("SCORE", 0) > 0 ? Channel("region") {
    Observe("score") { network.score($0.standardised(Mixture.columns)) }
    Fill(innerEdges: edges, in: 0...1, bandwidth: bandwidth)
    } : Channel("region") {
      Observe("category") { categories($0.standardised(Mixture.columns)) }
      Fill(categories: Int(env("BINS", 10)), temperature: temperature)
    }
    Model(poi: "s", factorInterpolation: .piecewiseLinear, shiftInterpolation: .parabolicLinear) {
      for nuisance in benchmark.nuisances {
        if nuisance == .normalisation { NormSys("b", 0.1, on: "background") }
        else { HistoSys(nuisance.rawValue, constraint: benchmark.constraint(of: nuisance)) }
      }
    }
    Objective.uncertainty
  }

  func data(_ request: DataRequest) throws -> AnalysisData {
    try Mixture.data(varying: benchmark.nuisances, seed: request.seed)
  }
}

@main
struct Program: ParsableCommand {
  static var configuration: CommandConfiguration { .init(subcommands: [Floors.self, Train.self]) }
}

struct Floors: ParsableCommand {
  @Option var step = 0.25
  func run() {
    for benchmark in Benchmark.allCases {
      let space = PhaseSpace(benchmark.nuisances, step: step)
      print(benchmark.rawValue, Information(benchmark, of: space).uncertainty)
      for bins in [3, 4, 5, 6, 8, 10, 15, 20] {
        let p = BestPartition(bins: bins, benchmark, of: space)
        print("  ", bins, p.uncertainty, p.direction)
      }
    }
  }
}

struct Train: ParsableCommand {
  @Option var seed: UInt64 = 1
  @Option var benchmark = 2
  @Option var steps = 300
  @Option var batch = 2000
  @Option var rate = 1e-3
  @Option var every = 50
  @Option var warm = 0
  @Option var beta2 = 0.999
  func run() throws {
    let a = Inferno(benchmark: Benchmark(rawValue: benchmark)!)
    var t = Date()
    func lap(_ s: String) { print(s, String(format: "%.2f s", Date().timeIntervalSince(t))); t = Date() }
    let data = try a.data(DataRequest(seed: seed))
    lap("data")
    let compiled = try CompiledAnalysis(a, data: data)
    lap("compiled")
    let settings = TrainingSettings {
      $0.steps = steps; $0.batchSize = batch; $0.seed = seed; $0.threads = 1
      if env("PREP", 0) > 0 {
        $0.preparation = [TrainingPhase(steps: Int(env("PREP", 0)), on: env("PREPCE", 1) > 0 ? .crossEntropy : .uncertainty) {
          $0.batchSize = Int(env("PREPBATCH", 1000))
          $0.optimiser = Adam(learningRate: env("PREPRATE", 1e-3), beta2: beta2) }]
      }
      $0.optimiser = Adam(learningRate: rate, beta2: beta2)
      $0.schedule = warm > 0 ? .warmUp(steps: warm, then: .cosine(steps: steps - warm, final: 0.01)) : .cosine(steps: steps, final: 0.01)
      $0.validationInterval = every
    }
    let trainer = try Trainer(compiled, settings: settings)
    lap("trainer")
    let result = try trainer.run(from: compiled.initialValues(seed: seed), report: { step in
      if let v = step.validation { print(step.index, 50 * step.loss, 50 * v.uncertainty) }
    })
    lap("training")
    let m = try compiled.metrics(.test, .exact, at: result.best)
    print("test", 50 * m.uncertainty, result.outcome)
    print("relaxed", 50 * (try compiled.metrics(.test, .relaxed, at: result.best).uncertainty))
    lap("test")
    if env("MEANS", 0) == 0 { return }
    func mean(_ n: Int) throws -> String {
      var l = [Double]()
      let tr = try Trainer(compiled, settings: TrainingSettings { $0.steps = 1; $0.batchSize = n; $0.threads = 1 })
      for i in 0..<(100000/n) where i < 20 { l.append(50 * (try tr.lossAndGradient(at: result.best, step: i).loss)) }
      let m = l.reduce(0, +) / Double(l.count)
      return String(format: "%d: %.3f ± %.3f", n, m, (l.map { ($0-m)*($0-m) }.reduce(0,+)/Double(l.count)).squareRoot())
    }
    print("loss", try mean(500), try mean(1000), try mean(5000), try mean(50000))
  }
}
