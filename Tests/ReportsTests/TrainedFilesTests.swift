import Apus
import Autodiff
import Foundation
import TestSupport
import Testing
import TinyAnalysis

@testable import Reports

@Suite("Files of trained analyses")
struct TrainedFilesTests {
  private func withResults(_ body: (ResultsFolder, CompiledAnalysis, TrainingResult) throws -> Void)
    throws
  {
    let analysis = WideAnalysis()
    let compiled = try CompiledAnalysis(analysis, data: analysis.data(DataRequest()))
    var settings = analysis.training
    (settings.preparation, settings.steps) = ([], 3)
    let trainer = try Trainer(compiled, settings: settings)
    let result = try trainer.run(from: compiled.initialValues(seed: 1))
    try withTemporaryFolder { url in
      let folder = ResultsFolder(url.path)
      _ = try folder.write(result, of: compiled, run: trainer.record(of: "Wide"))
      try body(folder, compiled, result)
    }
  }

  @Test func `keep long arrays in NumPy files, whole or not at all`() throws {
    try withResults { folder, compiled, result in
      func files() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.file("trained-1").path).sorted()
      }
      #expect(try files() == ["001-network-layer-2-weights.npy"])
      let file = folder.file("trained.json")
      let run = try TrainedAnalysis(contentsOf: file).run
      // Written again, the new arrays get a folder of their own, and the old one goes.
      try TrainedAnalysis.write(result.last, to: file, run: run, step: 3, standardisation: [])
      #expect(!FileManager.default.fileExists(atPath: folder.file("trained-1").path))
      let again = try TrainedAnalysis(contentsOf: file)
      #expect(
        again.parameters["network layer 2 weights"]?.value.file?.hasPrefix("trained-2/") == true)
      #expect(
        try again.values(for: compiled.parameters, from: file).tensors == result.last.tensors)
    }
  }

  @Test func `with arrays missing or of another shape are named`() throws {
    try withResults { folder, compiled, _ in
      let array = folder.file("trained-1/001-network-layer-2-weights.npy")
      try NumPyFile.write(NumPyArray(shape: [2], values: [1, 2]), to: array)
      let error = #expect(throws: ReportError.self) {
        try folder.load("trained.json", into: compiled)
      }
      #expect(
        "\(error!)" == """
          \(folder.file("trained.json").path): damaged: 'network layer 2 weights' has shape [12, 9], but \
          trained-1/001-network-layer-2-weights.npy [2]
          """)
      try FileManager.default.removeItem(at: array)
      #expect(throws: EventsError.missingFile(array.path)) {
        try folder.load("trained.json", into: compiled)
      }
    }
  }

  @Test func `with shapes beyond all numbers are refused`() throws {
    for shape in [[Int.max, 2], [Int.max, 2, 0], [-1, -1]] {
      let stored = StoredArray(shape: shape, values: [1], file: nil)
      #expect(throws: ReportError.self) {
        try stored.tensor(in: URL(filePath: "trained.json"), named: "edges")
      }
    }
  }

  @Test(.enabled(if: ConformanceScript.mayRun, "\(ConformanceScript.skipped)"))
  func `another program fills the same histogram from them`() throws {
    try withResults { folder, compiled, result in
      let process = compiled.data[.test][1]
      struct EventsFile: Codable {
        let x: [Double]
        let weight: [Double]
        let expected: Double
      }
      let events = EventsFile(
        x: try process.events.column("x"), weight: try process.events.column("weight"),
        expected: process.expectedEvents!)
      try JSONEncoder().encode(events).write(to: folder.file("events.json"))
      let files = ["events.json", "contents.json"].map { folder.file($0).path }
      #expect(try ConformanceScript("read_trained.py").run([folder.url.path] + files) == 0)
      let contents = try JSONDecoder().decode(
        [Double].self, from: Data(contentsOf: folder.file("contents.json")))
      let own = try compiled.histograms(.test, .exact, at: result.best)["signal region/background"]
      // The statistical error's prior adds half an event of mean weight to each bin.
      let weights = events.weight.map { $0 * events.expected / events.weight.reduce(0, +) }
      let prior = 0.5 * weights.reduce(0) { $0 + $1 * $1 } / weights.reduce(0, +)
      #expect(deviation(of: contents.map { $0 + prior }, from: own.values) < 1e-10)
    }
  }
}
