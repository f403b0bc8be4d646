import Apus
import Testing
import TinyAnalysis

@testable import Pipelines

private struct Walls: Analysis {
  @Trainable(.ordered(in: -3...3)) var edges = [-0.5, 0.4, 1.5]
  @Trainable(.positive) var bandwidth = 0.3
  var kernel = BinKernel.gaussian

  var pipeline: Pipeline {
    Select("pt", slope: 3) { $0["pt"] > -0.5 }
    Observe("x") { $0["x"] }
    Fill(innerEdges: edges, in: -3...3, bandwidth: bandwidth, kernel: kernel, variance: .ofCounts)
    Model { StatError(prior: 0.5) }
    Objective.significance
  }

  func data(_ request: DataRequest) throws -> AnalysisData { try TinyAnalysis().data(request) }

  func compiled() throws -> CompiledAnalysis {
    try CompiledAnalysis(self, data: data(DataRequest()))
  }
}

@Suite("Kernels of bins")
struct BinKernelTests {
  @Test(arguments: BinKernel.allCases)
  func `have gradients through the whole pipeline`(kernel: BinKernel) throws {
    let trainer = try Trainer(Walls(kernel: kernel).compiled(), settings: TrainingSettings())
    let check = try GradientCheck(trainer, elements: 3, seed: 2)
    #expect(check.rows.count == 4)
    for row in check.rows { #expect(row.relativeError < 2e-7, "\(row)") }
  }

  @Test func `differ in the relaxed reading only`() throws {
    let metrics = try BinKernel.allCases.map { kernel in
      let compiled = try Walls(kernel: kernel).compiled()
      let values = compiled.initialValues(seed: 1)
      return try Reading.allCases.map { try compiled.metrics(.test, $0, at: values).significance }
    }
    let (exact, relaxed) = (
      Reading.allCases.firstIndex(of: .exact)!, Reading.allCases.firstIndex(of: .relaxed)!
    )
    #expect(metrics[0][exact] == metrics[1][exact])
    // The logistic distribution is wider at the same h, and so blurs more.
    #expect(metrics[1][relaxed] < metrics[0][relaxed])
  }
}
