import Apus
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
}
