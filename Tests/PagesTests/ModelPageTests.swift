import Foundation
import HistFactory
import Inference
import Testing

@testable import Pages

@Suite("Pages of models")
struct ModelPageTests {
  private func workspace(signal: String = "signal", observed: [Double] = [58, 55]) throws
    -> Workspace
  {
    let name = String(decoding: try JSONEncoder().encode(signal), as: UTF8.self)
    return try Workspace(
      json: Data(
        """
        {"channels": [{"name": "<b>region</b>", "samples": [
          {"name": \(name), "data": [10, 5], "modifiers": [
            {"name": "mu", "type": "normfactor", "data": null}]},
          {"name": "background", "data": [50, 52], "modifiers": [
            {"name": "size", "type": "normsys", "data": {"hi": 1.1, "lo": 0.9}},
            {"name": "shape", "type": "histosys", "data": {"hi_data": [55, 50], "lo_data": [45, 54]}}]}]}],
         "observations": [{"name": "<b>region</b>", "data": \(observed)}],
         "measurements": [{"name": "m", "config": {"poi": "mu", "parameters": []}}], "version": "1.0.0"}
        """.utf8))
  }

  private func numbers(_ html: String) -> Set<Double> {
    Set(html.matches(of: /<data value="([^"]+)">/).compactMap { Double($0.output.1) })
  }

  @Test func `have the numbers that the library gives`() throws {
    let likelihood = try Likelihood(workspace())
    let html = Page(model: try ModelStudy(likelihood, named: "m"), source: "m.json").html
    let (fit, limit) = (try likelihood.fit(), try likelihood.upperLimit())
    let test = try likelihood.discoveryTest()
    let expected = [
      try fit.value(of: "mu"), limit.observed, limit.expected[2], test.significance,
      test.expectedSignificance, test.pValue, fit.goodness.pValue,
      try likelihood.impacts().impacts[0].postfit.up,
    ]
    let shown = numbers(html)
    for number in expected { #expect(shown.contains(number), "\(number)") }
    for title in [
      "Limit", "Profile likelihood", "Impacts", "Pulls", "Correlations", "After the fit",
    ] {
      #expect(html.contains("<title>\(title)</title>"), "\(title)")
    }
  }

  @Test func `show names as texts`() throws {
    let workspace = try workspace(signal: "</title><script>alert(1)</script>")
    let study = try ModelStudy(Likelihood(workspace), named: "<i>m</i>")
    let html = Page(model: study, source: "<u>m.json</u>").html
    for tag in ["<script>alert", "<i>m", "<u>m", "<b>region"] {
      #expect(!html.contains(tag), "\(tag)")
    }
  }

  @Test func `of a best fit at its bound say that there are no impacts`() throws {
    let study = try ModelStudy(Likelihood(workspace(observed: [35, 40])), named: "m")
    #expect(study.ranking == nil && study.scan != nil)
    #expect(study.warnings.contains { $0.contains("at a bound") })
  }

  @Test func `of expected data have the limit of no signal`() throws {
    let likelihood = try Likelihood(workspace(observed: [50, 52]))
    let study = try ModelStudy(likelihood, named: "m", expecting: 1)
    #expect(abs(try study.fit.value(of: "mu") - 1) < 1e-6)
    let (own, other) = (try #require(study.limit), try likelihood.upperLimit())
    #expect(own.observed == other.observed)
  }
}
