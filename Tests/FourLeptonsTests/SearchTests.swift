import Apus
import Foundation
import FourLeptonEvents
import TestSupport
import Testing

@Suite("The search with four muons", .serialized)
struct SearchTests {
  /// Simulates few events.
  private func simulate(in folder: URL) throws -> String {
    let path = folder.appending(path: "simulated.root").path
    let program = try Program(
      "four-leptons", ["simulate", "--events", "1000", "--output", path])
    #expect(program.status == 0, "\(program.errors)")
    return path
  }

  @Test(.enabled(if: Candidates.mayUse, "\(SharedData.skipped)"))
  func `runs from trees to what the data say, and pyhf agrees`() throws {
    try withTemporaryFolder { folder in
      let (simulated, data) = (try simulate(in: folder), folder.appending(path: "data.root").path)
      let results = folder.appending(path: "results").path
      let inputs = Candidates.paths.flatMap { ["--input", $0] }
      for arguments in [
        ["convert", "--output", data] + inputs,
        [
          "optimise", "--input", simulated, "--output", results, "--steps", "3", "--bootstrap", "0",
        ],
        ["observe", "--input", simulated, "--data", data, "--results", results],
        [
          "histograms", "--input", simulated, "--data", data, "--output", "\(results)/control.root",
        ],
      ] {
        let program = try Program("four-leptons", arguments)
        #expect(program.status == 0, "\(arguments[0]): \(program.errors)")
      }
      let place = ResultsFolder(results)
      let report = try ObservationReport(contentsOf: place.file("observed.json"))
      #expect(report.warnings.isEmpty && report.bins.count == 7)
      let observed = report.bins.reduce(0) { $0 + $1.observed }
      #expect(observed > 5 && observed <= 14)
      #expect(report.expectedSignificance > 1 && report.significance >= 0)
      let histograms = try HistogramCollection(contentsOf: place.file("histograms-observed.root"))
      let counts = try histograms["four muons/data/nominal"].values
      #expect(counts == report.bins.map(\.observed))
      let control = try HistogramCollection(contentsOf: place.file("control.root"))
      #expect(control.count == 25)
      #expect(try control["data/pt"].totalWithFlow.value == 4 * 113)
      #expect(
        abs(try control["higgs/mZ1"].totalWithFlow.value - SimulatedProcess.higgs.expectedEvents)
          < 0.01)
      guard ConformanceScript.mayRun else { return }
      let status = try ConformanceScript("check_observed.py").run([results])
      #expect(status == 0)
    }
  }

  @Test func `data are not confronted with a cross-training`() throws {
    try withTemporaryFolder { folder in
      let fold = folder.appending(path: "fold-1")
      try FileManager.default.createDirectory(at: fold, withIntermediateDirectories: true)
      try Data().write(to: fold.appending(path: "trained.json"))
      let program = try Program(
        "four-leptons", ["observe", "--data", "data.root", "--results", folder.path])
      #expect(program.status == 1)
      #expect(
        program.errors == """
          error: \(folder.path) is a cross-training, whose folds select events differently; train \
          once, without --folds

          """)
    }
  }

  @Test func `without an input the message says what to give`() {
    #expect(throws: FourLeptonError.input([])) { try FourLeptonData.read(DataRequest()) }
    #expect(throws: FourLeptonError.input(["a", "b"])) { try FourLeptonData.observed(["a", "b"]) }
  }
}
