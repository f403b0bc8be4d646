import Apus
import Foundation
import TestSupport
import Testing
import TinyAnalysis

/// Two Gaussians whose bins are as sharp as one likes.
private struct Sharp: Analysis {
  var bandwidth = 0.5

  var pipeline: Pipeline {
    Observe("x") { $0["x"] }
    Fill(edges: [-4, 0, 4], bandwidth: GlobalExpression(bandwidth))
    Model(poi: "mu")
    Objective.significance
  }

  func data(_ request: DataRequest) throws -> AnalysisData { try TinyAnalysis().data(request) }

  func closure() throws -> ClosureReport {
    let compiled = try CompiledAnalysis(self, data: data(DataRequest()))
    return try ClosureReport(compiled, at: compiled.initialValues(seed: 1))
  }
}

@Suite("Closure reports")
struct ClosureReportTests {
  private func bin(
    _ bin: Int, _ process: String, _ exact: Double, _ error: Double, _ relaxed: Double
  )
    -> ClosureReport.Bin
  {
    .init(
      part: .test, channel: "region, low", process: process, bin: bin, low: Double(bin) - 1,
      high: Double(bin), exact: exact, exactError: error, relaxed: relaxed)
  }

  private var report: ClosureReport {
    let metrics = Metrics(significance: 2, pValue: 0.02, cls: 0.05, uncertainty: 0.5)
    let relaxed = Metrics(significance: 2.25, pValue: 0.01, cls: 0.04, uncertainty: 0.4)
    return ClosureReport(
      bins: [
        bin(1, "signal", 4, 0.5, 4.5), bin(2, "signal", 0, 0, 0.25), bin(1, "background", 10, 2, 9),
      ],
      metrics: [
        .init(part: .test, exact: metrics, relaxed: relaxed),
        .init(part: .training, relaxed: relaxed, problems: ["exact: no background"]),
      ])
  }

  @Test func `are tables of bins and of metrics`() {
    #expect(
      "\(report)" == """
        events  channel      process     bin  from  to             exact  relaxed  difference  relative  in errors
        test    region, low  signal        1     0   1   4.0000 ± 0.5000   4.5000     +0.5000  +12.50 %      +1.00
                                           2     1   2   0.0000 ± 0.0000   0.2500     +0.2500         -          -
                             background    1     0   1  10.0000 ± 2.0000   9.0000     -1.0000  -10.00 %      -0.50

        events             significance    p-value        CLs  uncertainty
        test      exact           2.000   2.00e-02   5.00e-02       0.5000
                  relaxed         2.250   1.00e-02   4.00e-02       0.4000
                  bias            0.250  -1.00e-02  -1.00e-02      -0.1000
        training  exact     not defined          -          -            -
                  relaxed         2.250   1.00e-02   4.00e-02       0.4000
                  bias      not defined          -          -            -
        training, exact: no background
        """)
  }

  @Test func `are comma-separated values`() {
    #expect(
      report.csv == """
        part,channel,process,bin,low,high,exact,exact_error,relaxed,difference,relative_bias,bias_in_errors
        test,"region, low",signal,1,0.0,1.0,4.0,0.5,4.5,0.5,0.125,1.0
        test,"region, low",signal,2,1.0,2.0,0.0,0.0,0.25,0.25,,
        test,"region, low",background,1,0.0,1.0,10.0,2.0,9.0,-1.0,-0.1,-0.5

        """)
  }

  @Test func `come back from their file, with what follows from the numbers written out`() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "closure.json")
      try report.write(to: file)
      let read = try ClosureReport(contentsOf: file)
      #expect(read.bins == report.bins && "\(read)" == "\(report)")
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(text.contains("\"biasInErrors\" : -0.5") && text.contains("\"bias\" : {"))
      try Data("[]".utf8).write(to: file)
      let error = #expect(throws: ReportError.self) { try ClosureReport(contentsOf: file) }
      #expect("\(error!)".hasPrefix("\(file.path): not a closure report: "))
    }
  }

  @Test func `name the largest bias in units of its error`() throws {
    var report = report
    // In an empty bin one event of mean weight, here 0.25/4, is what the count leaves open.
    #expect(report.largestBias() == report.bins[1])
    #expect(report.bins[1].summary == "'signal' in bin 2 of 'region, low', 0.25 for 0")
    report.bins[1].relaxed = 0.06
    #expect(report.largestBias() == report.bins[0])
    #expect(
      report.bins[0].summary
        == "'signal' in bin 1 of 'region, low', 4.5 for 4 (+12.50 %, +1.00 times the error of the count)"
    )
    #expect(report.largestBias(.validation) == nil)
  }

  @Test func `find less bias the sharper the kernel is, and in the end none`() throws {
    let biases = try [0.5, 0.05, 1e-9].map { bandwidth in
      let closure = try Sharp(bandwidth: bandwidth).closure()
      #expect(Set(closure.bins.map(\.part)) == [.test, .training])
      return closure.bins.map { abs($0.difference) }.max()!
    }
    #expect(biases[0] > biases[1] && biases[1] > 0 && biases[2] < 1e-9)
    let metrics = try #require(Sharp(bandwidth: 1e-9).closure().metrics.first?.bias)
    #expect(abs(metrics.significance) < 1e-6 && abs(metrics.cls) < 1e-6)
  }
}
