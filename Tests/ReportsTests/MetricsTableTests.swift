import Apus
import Foundation
import Testing
import TinyAnalysis

@Suite("Tables of metrics")
struct MetricsTableTests {
  private func metrics(_ significance: Double) -> Metrics {
    Metrics(significance: significance, pValue: 1.25e-5, cls: 0.0123, uncertainty: 0.25)
  }

  @Test func `align numbers, and say what is not defined and why`() throws {
    var report = MetricsReport(rows: [])
    report.rows = [
      .init(part: .test, reading: .exact, before: metrics(2), after: metrics(12.5)),
      .init(
        part: .test, reading: .relaxed, before: nil, after: nil,
        problems: ["before: no background", "after: no background"]),
    ]
    #expect(
      "\(report)" == """
        events  reading          significance   p-value       CLs  uncertainty
        test    exact    before         2.000  1.25e-05  1.23e-02       0.2500
                         after         12.500  1.25e-05  1.23e-02       0.2500
                relaxed  before   not defined         -         -            -
                         after    not defined         -         -            -
        test, relaxed, before: no background
        test, relaxed, after: no background
        """)
  }

  @Test func `tell errors, and how many replicas they lack`() throws {
    var row = MetricsReport.Row(
      part: .test, reading: .exact, before: metrics(2), after: metrics(12.5))
    row.afterError = try error(significance: 0.0412, failed: 7)
    #expect(
      "\(MetricsReport(rows: [row]))" == """
        events  reading            significance             p-value                 CLs      uncertainty
        test    exact    before   2.000          1.25e-05            1.23e-02            0.2500
                         after   12.500 ± 0.041  1.25e-05 ± 2.0e-06  1.23e-02 ± 1.0e-03  0.2500 ± 0.0100
        test, exact, after: 7 of 100 replicas have no metrics and are left out of the errors; the \
        first: no background
        """)
  }

  @Test func `are told in a sentence`() throws {
    var row = MetricsReport.Row(part: .test, reading: .exact, after: metrics(12.5))
    func text() -> String? { MetricsReport(rows: [row]).headlineText }
    #expect(text() == "On test events, exactly counted: a significance of 12.500 is expected.")
    row.before = metrics(2)
    row.beforeError = try error(significance: 0.2)
    row.afterError = try error(significance: 0.0412)
    row.changeError = try error(significance: 0.03)
    #expect(
      text() == """
        On test events, exactly counted, the expected significance goes from 2.000 ± 0.200 to \
        12.500 ± 0.041, by +10.500 ± 0.030.
        """)
    row.after = nil
    #expect(text() == nil)
  }

  /// As `metrics.json` holds it.
  private func error(significance: Double, failed: Int = 0) throws -> MetricsError {
    let numbers = { (z: Double) in
      #"{"significance": \#(z), "pValue": 2e-6, "cls": 1e-3, "uncertainty": 0.01}"#
    }
    let json = """
      {"standard": \(numbers(significance)), "low": \(numbers(1)), "high": \(numbers(2)),
       "replicas": 100, "failed": \(failed)\(failed > 0 ? #", "problem": "no background""# : "")}
      """
    return try JSONDecoder().decode(MetricsError.self, from: Data(json.utf8))
  }
}
