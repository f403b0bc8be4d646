import Apus
import Autodiff
import Foundation
import TestSupport
import Testing
import TinyAnalysis

@testable import Pipelines

private struct Classes: Analysis {
  @Trainable var network = MLP(inputs: 2, hidden: [6], outputs: 3, activation: .tanh)
  @Trainable(.positive) var temperature = 0.7
  var categories = 3
  var variance = BinVariance.ofTemplate
  var objective = Objective.significance
  var hasStatError = true

  var pipeline: Pipeline {
    Select("pt", slope: 3) { $0["pt"] > -0.5 }
    Observe("class") { network($0.columns(["x", "pt"])) }
    Fill(categories: categories, temperature: temperature, variance: variance)
    Model { if hasStatError { StatError(prior: 0.5) } }
    objective
  }

  func data(_ request: DataRequest) throws -> AnalysisData { try TinyAnalysis().data(request) }

  init() {}
  init(_ configure: (inout Classes) -> Void) { configure(&self) }

  func compiled() throws -> CompiledAnalysis {
    try CompiledAnalysis(self, data: data(DataRequest()))
  }
}

@Suite("Categories")
struct CategoriesTests {
  @Test(arguments: BinVariance.allCases)
  func `have gradients through the whole pipeline`(variance: BinVariance) throws {
    let compiled = try Classes { $0.variance = variance }.compiled()
    let trainer = try Trainer(compiled, settings: TrainingSettings())
    let check = try GradientCheck(trainer, elements: 4, seed: 2)
    #expect(check.rows.contains { $0.path == "temperature" && abs($0.analytic) > 1e-3 })
    for row in check.rows { #expect(row.relativeError < 2e-7, "\(row)") }
  }

  @Test func `are categories in histograms, too`() throws {
    let compiled = try Classes().compiled()
    let values = compiled.initialValues(seed: 3)
    for (_, histogram) in try compiled.histograms(.test, .exact, at: values) {
      #expect(histogram.axis.categories == ["category 1", "category 2", "category 3"])
      #expect(histogram.axis.flow.isEmpty && histogram.values.count == 3)
    }
  }

  @Test func `are counted by the largest logit, and spread by a softmax`() throws {
    let analysis = Classes { $0.hasStatError = false }
    let compiled = try analysis.compiled()
    let values = compiled.initialValues(seed: 3)
    let process = compiled.data[.test][1]
    let (x, pt) = (try process.events.column("x"), try process.events.column("pt"))
    let weights = try process.events.column("weight")
    let scale = process.expectedEvents! / weights.reduce(0, +)
    var (counts, squares, shares) = ([0.0, 0, 0], [0.0, 0, 0], [0.0, 0, 0])
    for event in x.indices {
      let logits = try analysis.network(GlobalExpression([x[event], pt[event]]))
        .value(at: values.assignments).elements
      let weight = weights[event] * scale
      if pt[event] > -0.5 {
        let best = logits.firstIndex(of: logits.max()!)!
        counts[best] += weight
        squares[best] += weight * weight
      }
      let kept = weight / (1 + exp(-3 * (pt[event] + 0.5)))
      let exponentials = logits.map { exp($0 / 0.7) }
      for k in 0..<3 { shares[k] += kept * exponentials[k] / exponentials.reduce(0, +) }
    }
    let exact = try compiled.histograms(.test, .exact, at: values)["signal region/background"]
    #expect(deviation(of: exact.values, from: counts) < 1e-12)
    #expect(deviation(of: exact.variances, from: squares) < 1e-12)
    #expect(exact.axis.edges == [0, 1, 2, 3] && exact.axis.name == "class")
    let relaxed = try compiled.histograms(.test, .relaxed, at: values)["signal region/background"]
    #expect(deviation(of: relaxed.values, from: shares) < 1e-12)
  }

  @Test func `become exact as the temperature falls`() throws {
    let compiled = try Classes().compiled()
    var values = compiled.initialValues(seed: 3)
    let exact = try compiled.metrics(.validation, .exact, at: values).significance
    var last = Double.infinity
    for temperature in [1.0, 1e-1, 1e-2] {
      values[compiled.parameters.first { $0.label.contains("trainable") }!] = Tensor(
        log(expm1(temperature)))
      let relaxed = try compiled.metrics(.validation, .relaxed, at: values).significance
      #expect(abs(relaxed - exact) < last)
      last = abs(relaxed - exact)
    }
  }

  @Test func `learn by cross-entropy when there is one for each process`() throws {
    let error = #expect(throws: PipelineError.self) {
      _ = try Trainer(
        Classes { $0.objective = .crossEntropy }.compiled(), settings: TrainingSettings())
    }
    #expect(
      "\(error!)" == """
        channel 'signal region': the cross-entropy of an observable of shape [3] is not defined; it takes \
        one number in (0, 1) per event, or one logit for each of the processes (signal, background), in \
        this order
        """)
  }

  @Test func `that do not fit the observable are an error`() throws {
    let error = #expect(throws: PipelineError.self) {
      _ = try Classes { $0.categories = 4 }.compiled()
    }
    #expect(
      "\(error!)" == """
        channel 'signal region': the observable has shape [3], expected a vector of 4 logits for 4 \
        categories; change Observe or Fill
        """)
  }

  @Test func `are judged and replicated as numbers, too`() throws {
    let compiled = try Classes().compiled()
    let values = compiled.initialValues(seed: 3)
    let counted = try CountedAnalysis(compiled, .test, at: values, replicas: 20, seed: 1)
    let (metrics, expected) = (
      try counted.metrics(), try compiled.metrics(.test, .exact, at: values)
    )
    #expect(abs(metrics.significance - expected.significance) < 1e-8)
    #expect(abs(metrics.uncertainty - expected.uncertainty) < 1e-8)
    #expect(try counted.metricsError().standard.significance > 1e-3)
    let axis = try counted.histograms()["signal region/signal"].axis
    #expect(axis.edges == [0, 1, 2, 3])
  }

  @Test func `with a NaN logit are noticed`() throws {
    let compiled = try Classes().compiled()
    var values = compiled.initialValues(seed: 3)
    let bias = compiled.parameters.parameters.first { $0.path == "network layer 2 bias" }!
    values[bias.parameter] = [.nan, 0, 0]
    let error = #expect(throws: PipelineError.self) {
      try compiled.metrics(.validation, .exact, at: values)
    }
    #expect("\(error!)".hasPrefix("a value is not finite: "))
    let counted = #expect(throws: PipelineError.self) {
      _ = try CountedAnalysis(compiled, .validation, at: values)
    }
    #expect("\(counted!)".hasPrefix("a value is not finite: "))
  }
}
