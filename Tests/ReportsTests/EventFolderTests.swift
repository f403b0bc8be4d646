import Apus
import Foundation
import TestSupport
import Testing
import TinyAnalysis

@Suite("Events for other programs")
struct EventFolderTests {
  @Test func `every sample of every part comes back as the analysis has it`() throws {
    try withTemporaryFolder { url in
      let data = try TinyAnalysis().data(DataRequest(seed: 3))
      let contents = try EventFolder(url.path).write(data)
      let stored = try JSONDecoder().decode(
        EventFolder.Contents.self, from: Data(contentsOf: url.appending(path: "events.json")))
      #expect(stored == contents && stored.columns == ["x", "pt", "weight"])
      // Signal; background, down and up.
      #expect(stored.samples.count == 4 * DataPart.allCases.count)
      for sample in stored.samples {
        let process = try #require(data[sample.part].first { $0.name == sample.process })
        let variation = process.variations.first { $0.name == sample.variation }
        let expected =
          switch sample.direction {
          case "down": try #require(variation).down
          case "up": try #require(variation).up
          default: process.events
          }
        let array = try NumPyFile.read(url.appending(path: sample.file))
        #expect(try EventTable(numPy: array, columns: stored.columns) == expected)
        #expect(sample.events == expected.count && sample.weight == "weight")
        #expect(sample.expectedEvents == process.expectedEvents && sample.role == process.role)
      }
    }
  }

  @Test func `names that would leave the folder or meet others are spelt out`() throws {
    let table = try EventTable(columns: ["x": [1, 2, 3]])
    let process = PhysicsProcess(
      "../a, b", role: .signal, events: table,
      variations: [.init("50%", down: table, up: table)])
    let data = AnalysisData(training: [process], validation: [process], test: [process])
    try withTemporaryFolder { url in
      let files = try EventFolder(url.path).write(data).samples.map(\.file)
      #expect(
        files.prefix(3) == [
          "training/..%2Fa%2C b.npy", "training/..%2Fa%2C b, 50%25, down.npy",
          "training/..%2Fa%2C b, 50%25, up.npy",
        ])
      #expect(Set(files).count == 9)
    }
  }
}
