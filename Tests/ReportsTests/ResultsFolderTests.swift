import Apus
import Foundation
import TestSupport
import Testing
import TinyAnalysis

@Suite("Folders of results")
struct ResultsFolderTests {
  private func withResults(
    steps: Int = 3,
    _ body: (ResultsFolder, CompiledAnalysis, TrainingResult, RunReport) throws
      -> Void
  ) throws {
    let compiled = try TinyAnalysis().compiled()
    var settings = TinyAnalysis().training
    settings.steps = steps
    let trainer = try Trainer(compiled, settings: settings)
    let result = try trainer.run(from: compiled.initialValues(seed: 1))
    try withTemporaryFolder { url in
      let folder = ResultsFolder(url.appending(path: "deep/results").path)
      let report = try folder.write(result, of: compiled, run: trainer.record(of: "TinyAnalysis"))
      try body(folder, compiled, result, report)
    }
  }

  @Test func `hold every file that they promise, and no other`() throws {
    try withResults { folder, _, _, _ in
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
      let histograms = ["after", "before"].flatMap { moment in
        ["exact", "relaxed"].flatMap { reading in
          ["csv", "json"].map { "histograms-\(moment)-\(reading).\($0)" }
        }
      }
      let others = [
        "closure.csv", "closure.json", "cutflow.json", "distributions.json", "histograms.root",
        "history.csv", "initial.json", "last.json", "metrics.json", "outline.json",
        "trained.json", "workspace.json",
      ]
      #expect(names == (histograms + others).sorted())
    }
  }

  @Test func `judged anew say when the events are others than those of the training`() throws {
    try withResults { folder, compiled, _, report in
      let other = try TinyAnalysis { $0.change = { $0[0].expectedEvents = 25 } }.compiled()
      let none = Bootstrap(replicas: 0)
      let found = try folder.rewriteFindings(of: folder.trained(other), bootstrap: none).metrics
      let note = try #require(found.notes?.first)
      #expect(
        note.hasPrefix(
          """
          metrics, histograms and model are of other events than those of the training: 3 of 12 samples \
          differ, such as 'test signal': 
          """), "\(note)")
      #expect(found.headline?.after != report.metrics.headline?.after)
      #expect(found.validationLoss == report.metrics.validationLoss)
      let own = try folder.rewriteFindings(of: folder.trained(compiled), bootstrap: none).metrics
      #expect(own.notes == nil && own.headline?.after == report.metrics.headline?.after)
    }
  }

  /// The tiny analysis with a model that workspaces cannot express, or express in part.
  private struct Remodelled: Analysis {
    @Trainable var cut = -1.5
    var model = Model { HistoSys("position", constraint: .none) }

    var pipeline: Pipeline {
      Select("pt", slope: 3) { $0["pt"] > cut }
      Observe("x") { $0["x"] }
      Fill(edges: [-9, 0, 1, 9], bandwidth: 0.1)
      model
      Objective.uncertainty
    }

    func data(_ request: DataRequest) throws -> AnalysisData { try TinyAnalysis().data(request) }

    func report(in folder: ResultsFolder) throws -> MetricsReport {
      let compiled = try CompiledAnalysis(self, data: data(DataRequest()))
      let trainer = try Trainer(compiled, settings: TrainingSettings { $0.steps = 1 })
      let result = try trainer.run(from: compiled.initialValues(seed: 1))
      return try folder.write(
        result, of: compiled, run: try trainer.record(of: "Remodelled"),
        bootstrap: Bootstrap(replicas: 0)
      ).metrics
    }
  }

  @Test func `leave out the workspace that cannot be, say so, and keep no old one`() throws {
    try withTemporaryFolder { url in
      let folder = ResultsFolder(url.path)
      try Data("old".utf8).write(to: folder.file("workspace.json"))
      let report = try Remodelled().report(in: folder)
      let names = try FileManager.default.contentsOfDirectory(atPath: url.path)
      #expect(names.count == 19 && !names.contains("workspace.json"))
      let note = """
        workspace.json is not written: the parameter 'position' has no constraint; workspaces know \
        only normsys and histosys with a standard normal one
        """
      #expect(report.notes == [note])
      #expect("\(report)".hasSuffix("\n\(note)"))
      #expect(try MetricsReport(contentsOf: folder.file("metrics.json")).notes == [note])
    }
  }

  @Test func `name interpolations that the workspace cannot say`() throws {
    try withTemporaryFolder { url in
      var analysis = Remodelled()
      analysis.model = Model(shiftInterpolation: .parabolicLinear) { HistoSys("position") }
      let report = try analysis.report(in: ResultsFolder(url.path))
      #expect(
        report.notes == [
          """
          workspace.json does not say how systematics are interpolated, no workspace does; this \
          analysis interpolates histosys by code 2 (parabolicLinear)
          """
        ])
    }
  }

  @Test func `give the trained parameters back, and with them the metrics bit for bit`() throws {
    try withResults { folder, compiled, result, report in
      let again = try TinyAnalysis().compiled()
      let trained = try TrainedAnalysis(contentsOf: folder.file("trained.json"))
      #expect(trained.step == result.bestStep && trained.parameters["cut"]?.unit == "GeV")
      let values = try folder.load("trained.json", into: again)
      #expect(values.tensors == result.best.tensors)
      #expect(try folder.load("last.json", into: again).tensors == result.last.tensors)
      let initial = try folder.load("initial.json", into: again)
      let repeated = MetricsReport(again, before: initial, after: values)
      for (a, b) in zip(repeated.rows, report.metrics.rows) {
        #expect(a.before == b.before && a.after == b.after && a.after != nil)
        #expect(a.beforeError == b.beforeError && a.afterError == b.afterError)
        #expect(a.changeError == b.changeError)
      }
    }
  }

  @Test func `hold errors of what is quoted, and of nothing else`() throws {
    try withResults { folder, compiled, result, report in
      let read = try MetricsReport(contentsOf: folder.file("metrics.json"))
      for (row, written) in zip(read.rows, report.metrics.rows) {
        let isQuoted = row.part == .test && row.reading == .exact
        #expect((row.beforeError != nil) == isQuoted && (row.afterError != nil) == isQuoted)
        #expect(row.beforeError == written.beforeError && row.changeError == written.changeError)
      }
      let counted = try CountedAnalysis(compiled, .test, at: result.initial, replicas: 100, seed: 1)
      #expect(read.headline?.beforeError == (try counted.metricsError()))
      let without = MetricsReport(
        compiled, before: result.initial, after: result.best, bootstrap: Bootstrap(replicas: 0))
      #expect(without.rows.allSatisfy { $0.beforeError == nil && $0.changeError == nil })
      #expect(without.headline?.before == read.headline?.before)
    }
  }

  @Test func `hold how far the readings are apart`() throws {
    try withResults { folder, compiled, result, report in
      let closure = try ClosureReport(contentsOf: folder.file("closure.json"))
      #expect(closure.bins == report.closure.bins)
      // Two parts, two processes, three bins.
      #expect(closure.bins.count == 12)
      for bin in closure.bins {
        let path = "signal region/\(bin.process)"
        let exact = try compiled.histograms(bin.part, .exact, at: result.best)[path]
        let relaxed = try compiled.histograms(bin.part, .relaxed, at: result.best)[path]
        #expect(bin.exact == exact.values[bin.bin - 1])
        #expect(bin.exactError == exact.variances[bin.bin - 1].squareRoot())
        #expect(bin.relaxed == relaxed.values[bin.bin - 1])
        #expect(bin.low == exact.axis.edges[bin.bin - 1] && bin.high == exact.axis.edges[bin.bin])
      }
      #expect(closure.metrics.map(\.part) == [.test, .training])
      for row in closure.metrics {
        let metrics = report.metrics.rows.filter { $0.part == row.part }
        #expect(row.exact == metrics.first { $0.reading == .exact }?.after)
        #expect(row.relaxed == metrics.first { $0.reading == .relaxed }?.after)
      }
      let csv = try String(contentsOf: folder.file("closure.csv"), encoding: .utf8)
      #expect(csv == closure.csv && csv.split(separator: "\n").count == 13)
    }
  }

  @Test func `hold the templates, before and after, exact and relaxed`() throws {
    try withResults { folder, compiled, result, _ in
      for (label, values) in [("before", result.initial), ("after", result.best)] {
        for reading in Reading.allCases {
          let expected = try compiled.histograms(.test, reading, at: values)
          let name = "histograms-\(label)-\(reading.rawValue)"
          let csv = try HistogramCSV.read(folder.file("\(name).csv"))
          #expect(csv.paths == expected.paths)
          for path in expected.paths {
            #expect(try csv[path].values == expected[path].values)
            #expect(try csv[path].variances == expected[path].variances)
            #expect(try csv[path].axis.edges == expected[path].axis.edges)
          }
          let json = try HistogramJSON.read(folder.file("\(name).json"))
          #expect(json.paths.sorted() == expected.paths.sorted())
          for path in expected.paths { #expect(try json[path].values == expected[path].values) }
          #expect(
            expected.paths == [
              "signal region/signal", "signal region/background",
              "signal region/background/position down", "signal region/background/position up",
            ])
        }
      }
      let (before, after) = (
        try compiled.histograms(.test, .relaxed, at: result.initial),
        try compiled.histograms(.test, .relaxed, at: result.last)
      )
      #expect(before != after)
    }
  }

  @Test func `hold the history, step by step`() throws {
    try withResults(steps: 6) { folder, _, result, _ in
      let lines = try String(contentsOf: folder.file("history.csv"), encoding: .utf8)
        .split(separator: "\n")
      #expect(lines.count == 7)
      #expect(lines[0] == "step,phase,loss,validation_loss,significance,p_value,cls,uncertainty")
      #expect(lines[1] == "1,1,\(result.history[0].loss),,,,,")
      // With so few events the exact reading may be undefined: then its cells are empty.
      let step = result.history[4]
      let found = step.validation.map { "\(step.validationLoss!),\($0.significance)," } ?? ",,"
      #expect(lines[5].hasPrefix("5,1,\(step.loss),\(found)"))
    }
  }

  @Test func `that cannot be written say so`() throws {
    try withTemporaryFolder { url in
      try Data("a file".utf8).write(to: url.appending(path: "taken"))
      let folder = ResultsFolder(url.appending(path: "taken").path)
      let error = #expect(throws: ReportError.self) { try folder.prepare() }
      #expect("\(error!)".hasPrefix("\(url.path)/taken"))
      #expect("\(error!)".contains("cannot be written"))
    }
  }

  @Test func `that are missing or damaged say so`() throws {
    try withTemporaryFolder { url in
      let file = url.appending(path: "trained.json")
      #expect(throws: ReportError.missingFile(file.path)) { try TrainedAnalysis(contentsOf: file) }
      try Data("{}".utf8).write(to: file)
      let error = #expect(throws: ReportError.self) { try TrainedAnalysis(contentsOf: file) }
      #expect("\(error!)" == "\(file.path): not a trained analysis: the key 'run' is missing")
      try Data("{".utf8).write(to: file)
      let damaged = #expect(throws: ReportError.self) { try TrainedAnalysis(contentsOf: file) }
      #expect("\(damaged!)".hasPrefix("\(file.path): not a trained analysis: "))
    }
  }

  @Test func `of another analysis are refused by name and shape`() throws {
    try withResults { folder, compiled, _, _ in
      let file = folder.file("trained.json")
      var trained = try TrainedAnalysis(contentsOf: file)
      trained.parameters["cut"] = nil
      let error = #expect(throws: ParameterError.self) {
        try trained.values(for: compiled.parameters, from: file)
      }
      #expect("\(error!)".contains("'cut'"))
    }
  }
}
