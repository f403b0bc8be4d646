import Apus
import Foundation
import TestSupport
import Testing
import TinyAnalysis

@testable import Pipelines

/// The tiny analysis's events in two channels, split at x = 0.
struct TwoChannels: Analysis {
  @Trainable var low = 0.1
  @Trainable(.ordered(in: 0...4)) var edges = [0.8, 1.6]

  var pipeline: Pipeline {
    Channel("low") {
      Select("x", slope: 4) { $0["x"] < 0 }
      Observe("x") { $0["x"] }
      Fill(edges: concatenate([[-4.0], low.reshaped(to: [1]) - 1, [0.0]]), bandwidth: 0.2)
    }
    Channel("high") {
      Select("x", slope: 4) { !($0["x"] < 0) }
      Observe("x") { $0["x"] }
      Fill(innerEdges: edges, in: 0...4, bandwidth: 0.2)
    }
    Model(poi: "mu") {
      NormSys("normalisation", low: 0.9, high: 1.2, on: "background")
      HistoSys("position")
      StatError(on: "background", "signal")
    }
    Objective.significance
  }

  func data(_ request: DataRequest) throws -> AnalysisData { try TinyAnalysis().data(request) }
}

@Suite("Models of pipelines")
struct ModelTests {
  private func words(_ model: HistFactoryModel) -> [String] {
    model.parameters.map {
      "\($0.name) × \($0.range.count)\($0.isConstrained ? " constrained" : "")"
    }
  }

  @Test(arguments: Reading.allCases)
  func `have the parameters of their uncertainties`(reading: Reading) throws {
    let model = try TinyAnalysis().compiled().model(reading)
    #expect(
      words(model) == [
        "mu × 1", "normalisation × 1 constrained", "position × 1 constrained",
        "staterror_signal region × 3 constrained",
      ])
    #expect(model.parameterOfInterest == "mu")
    #expect(model.channels[0].samples.map(\.name) == ["signal", "background"])
  }

  @Test func `of several channels share all but the statistical errors`() throws {
    let compiled = try CompiledAnalysis(TwoChannels(), data: TwoChannels().data(DataRequest()))
    #expect(
      words(compiled.model(.exact)) == [
        "mu × 1", "staterror_low × 2 constrained", "normalisation × 1 constrained",
        "position × 1 constrained", "staterror_high × 3 constrained",
      ])
  }

  @Test func `normalise each sample to its expected events before the cuts`() throws {
    let compiled = try TinyAnalysis().compiled()
    let table = compiled.data[.test][1].events
    let (pt, weight) = (try table.column("pt"), try table.column("weight"))
    let kept = zip(pt, weight).reduce(0) { $0 + ($1.0 > -1.5 ? $1.1 : 0) }
    let histograms = try compiled.histograms(
      .test, .exact, at: compiled.initialValues(seed: 1))
    let total = try histograms["signal region/background"].values.reduce(0, +)
    #expect(abs(total - 100 * kept / weight.reduce(0, +)) < 1e-11)
  }

  @Test func `a pedestal is in every bin of every template, but not in its variance`() throws {
    struct Padded: Analysis {
      @Trainable var cut = 0.0
      var pipeline: Pipeline {
        Select("x", slope: 1) { $0["x"] > cut }
        Observe("x") { $0["x"] }
        Fill(edges: [100, 101, 102], bandwidth: 0.1, outside: .dropped, pedestal: 0.25)
        Model()
        Objective.significance
      }
      func data(_ request: DataRequest) throws -> AnalysisData { try TinyAnalysis().data(request) }
    }
    let compiled = try CompiledAnalysis(Padded(), data: Padded().data(DataRequest()))
    let histograms = try compiled.histograms(.test, .exact, at: compiled.initialValues(seed: 1))
    for (_, histogram) in histograms {
      #expect(histogram.values == [0.25, 0.25] && histogram.variances == [0, 0])
    }
  }
}
