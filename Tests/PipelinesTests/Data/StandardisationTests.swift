import Apus
import Foundation
import TestSupport
import Testing
import TinyAnalysis

@testable import Pipelines

@Suite("Standardised columns")
struct StandardisationTests {
  @Test func `are learned on the nominal training events of all processes`() throws {
    let compiled = try TinyAnalysis().compiled()
    let values = try compiled.data[.training].flatMap { try $0.events.column("x") }
    let mean = values.reduce(0, +) / Double(values.count)
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
    let standard = try #require(compiled.standardisation.first)
    #expect(compiled.standardisation.count == 1 && standard.column == "x")
    #expect(abs(standard.mean - mean) < 1e-14)
    #expect(abs(standard.spread - variance.squareRoot()) < 1e-14)
  }

  @Test func `of a trained analysis are kept on other training events, bit for bit`() throws {
    let (first, second) = (try TinyAnalysis().compiled(), try TinyAnalysis().compiled(seed: 2))
    #expect(first.standardisation != second.standardisation)
    // The same test events with what was learned elsewhere.
    let mixed = try CompiledAnalysis(
      TinyAnalysis(),
      data: AnalysisData(
        training: second.data[.training], validation: second.data[.validation],
        test: first.data[.test]))
    let raw = first.initialValues(seed: 1)
    func metrics(_ compiled: CompiledAnalysis) throws -> Metrics {
      let values = ParameterValues(compiled.parameters, tensors: raw.tensors)
      return try compiled.metrics(.test, .relaxed, at: values)
    }
    let expected = try metrics(first)
    #expect(try metrics(mixed) != expected)
    try mixed.restore(standardisation: first.standardisation)
    #expect(try metrics(mixed) == expected)
  }

  @Test func `do not change with events that they are not learned on`() throws {
    let compiled = try TinyAnalysis().compiled()
    func changed(_ part: DataPart) throws -> [PhysicsProcess] {
      try compiled.data[part].map { process in
        var process = process
        process.events = try process.events.mapping("x") { 100 - 7 * $0 }
        return process
      }
    }
    var training = compiled.data[.training]
    let varied = training[1].variations[0]
    training[1].variations[0].up = try varied.up.mapping("x") { 100 - 7 * $0 }
    let other = try CompiledAnalysis(
      TinyAnalysis(),
      data: AnalysisData(
        training: training, validation: changed(.validation), test: changed(.test)))
    #expect(other.standardisation == compiled.standardisation)
    // Nor are they learned anew where results are quoted.
    let values = other.initialValues(seed: 1)
    _ = try CountedAnalysis(other, .test, at: values).histograms()
    _ = try other.histograms(.test, .relaxed, at: values)
    #expect(other.standardisation == compiled.standardisation)
  }

  @Test func `of a fold are learned on its training events`() throws {
    let folds = try TinyAnalysis().data(DataRequest()).folds(3).map {
      try CompiledAnalysis(TinyAnalysis(), data: $0)
    }
    #expect(Set(folds.map(\.standardisation)).count == 3)
    for fold in folds {
      let x = try fold.data[.training].flatMap { try $0.events.column("x") }
      let mean = x.reduce(0, +) / Double(x.count)
      #expect(abs(fold.standardisation[0].mean - mean) < 1e-14)
    }
  }

  @Test func `that a trained analysis lacks are named`() throws {
    let compiled = try TinyAnalysis().compiled()
    let error = #expect(throws: PipelineError.self) { try compiled.restore(standardisation: []) }
    #expect(
      "\(error!)" == "the trained analysis holds no mean and spread of column 'x'; train it again")
  }

  @Test func `without spread are only shifted`() throws {
    let analysis = TinyAnalysis {
      $0.change = { processes in
        for index in processes.indices {
          let table = processes[index].events
          processes[index].events = try! EventTable(
            columns: table.columnNames.map {
              ($0, $0 == "x" ? table.column(repeating: 3) : try! table.column($0))
            })
        }
      }
    }
    #expect(
      try analysis.compiled().standardisation == [ColumnStandard(column: "x", mean: 3, spread: 1)])
  }
}

extension EventTable {
  fileprivate func column(repeating value: Double) -> [Double] {
    Array(repeating: value, count: count)
  }
}
