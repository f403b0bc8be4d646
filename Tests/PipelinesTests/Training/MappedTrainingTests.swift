import Apus
import Foundation
import TestSupport
import Testing
import TinyAnalysis

@testable import Pipelines

/// How a table is laid out in files.
private enum FileLayout: CaseIterable {
  /// One file, event after event: columns are collected from the rows.
  case rows
  /// A file for each column: columns are used where they lie.
  case columns
}

extension EventTable {
  fileprivate func mapped(_ layout: FileLayout, in folder: URL) throws -> EventTable {
    func file(_ columns: [String]) throws -> URL {
      let file = folder.appending(path: "\(UUID().uuidString).npy")
      try NumPyFile.write(numPyArray(columns: columns), to: file)
      return file
    }
    return switch layout {
    case .rows: try EventTable(mapping: file(columnNames), columns: columnNames)
    case .columns: try EventTable(mapping: columnNames.map { ($0, try file([$0])) })
    }
  }
}

extension PhysicsProcess {
  fileprivate mutating func map(_ layout: FileLayout, in folder: URL) throws {
    events = try events.mapped(layout, in: folder)
    variations = try variations.map {
      Variation(
        $0.name, down: try $0.down.mapped(layout, in: folder),
        up: try $0.up.mapped(layout, in: folder))
    }
  }
}

@Suite("Training on mapped columns")
struct MappedTrainingTests {
  @Test(arguments: FileLayout.allCases, [nil, 30])
  private func `gives the bits of training in memory`(layout: FileLayout, batchSize: Int?) throws {
    try withTemporaryFolder { folder in
      let memory = try TinyAnalysis().compiled()
      let mapped = try TinyAnalysis {
        $0.change = { processes in
          for index in processes.indices { try! processes[index].map(layout, in: folder) }
        }
      }.compiled()
      for table in mapped.data[.training].flatMap({ $0.tables.map(\.table) }) {
        #expect(try table.columnNames.allSatisfy { try table.storedColumn($0).isMapped })
      }
      #expect(mapped.standardisation == memory.standardisation)
      let (results, same) = (try train(mapped, batchSize), try train(memory, batchSize))
      #expect(results == same)
      #expect(results.losses.count == 4 && Set(results.losses).count == 4)
    }
  }

  private struct Outcome: Equatable {
    var losses: [Double]
    var parameters: [Tensor]
    var metrics: [Metrics]
    var templates: HistogramCollection
  }

  private func train(_ compiled: CompiledAnalysis, _ batchSize: Int?) throws -> Outcome {
    let settings = TrainingSettings {
      $0.steps = 4
      $0.batchSize = batchSize
    }
    let start = compiled.initialValues(seed: 1)
    let result = try Trainer(compiled, settings: settings).run(from: start)
    return Outcome(
      losses: result.history.map(\.loss), parameters: result.last.tensors,
      metrics: try Reading.allCases.map { try compiled.metrics(.test, $0, at: result.last) },
      templates: try compiled.histograms(.test, .relaxed, at: result.last))
  }
}
