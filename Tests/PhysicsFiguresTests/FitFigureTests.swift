import Autodiff
import Foundation
import HistFactory
import Inference
import Plots
import TestSupport
import Testing

@testable import PhysicsFigures

@Suite("Figures of fits")
struct FitFigureTests {
  private func likelihood() throws -> Likelihood {
    let model = try HistFactoryModel(
      channels: [
        HistFactoryModel.Channel(
          "SR",
          samples: [
            .init(
              "signal", nominal: GlobalExpression([5, 12]), modifiers: [.normFactor("mu")]),
            .init(
              "background", nominal: GlobalExpression([60, 30]),
              modifiers: [
                .normSys("norm_{b}", low: GlobalExpression(0.92), high: GlobalExpression(1.08)),
                .shapeSys("bins", uncertainties: GlobalExpression([5, 4])),
              ]),
          ])
      ], parameterOfInterest: "mu")
    return try Likelihood(model, data: model.data(observing: [68, 41]))
  }

  @Test func `impacts are bars as long as they are`() throws {
    let rows = [
      ImpactsFigure.Row("small", down: 0.05, up: -0.1),
      ImpactsFigure.Row(
        "large", down: -0.3, up: 0.25, pull: FigurePull("large", pull: 0.5, constraint: 0.8)),
    ]
    let svg = try ParsedSVG(ImpactsFigure("", rows).figure.svg.text)
    #expect(svg.texts.contains { $0.hasPrefix("1 ") && $0.hasSuffix("large") })
    let x = try DrawnScale.horizontal(svg)
    for (name, ends) in [("f-c0", [-0.3, 0.05]), ("f-c1", [0.25, -0.1])] {
      let corners = ParsedSVG.points(of: try #require(svg.paths(ofClass: name).first)).map {
        x.value($0.x)
      }
      for (bar, end) in ends.enumerated() {
        let own = corners[(4 * bar)..<(4 * bar + 4)]
        let (low, high) = (own.min() ?? .nan, own.max() ?? .nan)
        #expect(abs(low - min(end, 0)) < 1e-3 && abs(high - max(end, 0)) < 1e-3, "\(own)")
      }
    }
    // The pull beside them, of the only row that has one.
    let scale = try DrawnScale.horizontal(svg, panel: 1)
    let discs = try svg.discs(atLeast: 1)
    #expect(discs.count == 1 && abs(scale.value(discs[0].x) - 0.5) < 0.01)
  }

  @Test func `of many impacts the largest are shown and the others counted`() throws {
    let rows = (0..<100).map { ImpactsFigure.Row("θ\($0)", down: -Double($0), up: Double($0)) }
    let figure = ImpactsFigure("", rows, most: 12)
    let texts = try ParsedSVG(figure.figure.svg.text).texts
    #expect(texts.contains("the 12 largest of 100"))
    #expect(texts.contains { $0.hasSuffix("θ99") } && !texts.contains { $0.hasSuffix("θ87") })
    #expect(figure.description.contains("88 smaller ones are not shown"))
  }

  @Test func `results of fits are taken as they are`() throws {
    let likelihood = try likelihood()
    let ranking = try likelihood.impacts(threads: 1)
    let impacts = ImpactsFigure("", ranking)
    #expect(impacts.rows.map(\.name) == ranking.impacts.map(\.name))
    #expect(impacts.rows.map(\.up) == ranking.impacts.map(\.postfit.up))
    #expect(impacts.rows[0].prefit?.down == ranking.impacts[0].prefit?.down)

    let fit = ranking.best
    let pulls = PullsFigure("", fit)
    #expect(pulls.pulls.map(\.pull) == fit.pulls.map(\.pull))

    let covariance = try #require(fit.covariance)
    let correlations = CorrelationFigure("", covariance)
    #expect(correlations.matrix[0][1] == covariance.correlation(0, 1))
    #expect(try ParsedSVG(correlations.figure.svg.text).texts.contains("norm_{b}"))

    let scan = try likelihood.scan("mu", at: [0, 0.5, 1, 1.5])
    let interval = try likelihood.interval(of: "mu").result
    let figure = ScanFigure("", scan, interval: interval)
    #expect(
      figure.curves[0].values == [0, 0.5, 1, 1.5] && figure.curves[0].t == scan.points.map(\.t))
    #expect(figure.curves[0].interval == interval.lower...interval.upper)
    #expect(figure.curves[0].best == (try fit.value(of: "mu")))

    let limit = try likelihood.upperLimit().result
    let tests = try [0.5, 1, 2].map { (mu: $0, test: try likelihood.limitTest(mu: $0).result) }
    let limits = LimitFigure("", tests, limit: limit)
    #expect(limits.points.map(\.observed) == tests.map(\.test.cls))
    #expect(limits.description.contains("Observed limit at 95 % confidence"))
    let blind = LimitFigure("", tests, limit: limit, showsObserved: false)
    #expect(!blind.description.contains("Observed") && blind.points[0].observed == nil)
    let bands = LimitBandsFigure("", [.init("a model", limit)])
    #expect(bands.models[0].expected == limit.expected)
  }

  @Test func `a channel after a fit has the fit's uncertainty and data`() throws {
    let channel = try likelihood().fit().yields().channels[0]
    let stack = StackFigure("after the fit", channel, signals: ["signal"])
    #expect(stack.backgrounds.map(\.name) == channel.samples.map(\.sample))
    #expect(stack.signals.map(\.name) == ["signal"] && stack.data?.values == [68, 41])
    let content = StackContent(stack)
    #expect(content.sigma == channel.total.bins.map(\.uncertainty))
    for (sum, bin) in zip(content.total, channel.total.bins) {
      #expect(abs(sum - bin.value) < 1e-9 * bin.value)
    }
    let blind = StackFigure("", channel, showsData: false)
    #expect(blind.data == nil && StackContent(blind).comparison == .none)
  }

  @Test func `a scan of two parameters shows the lowest ratio for each value of the first`() throws
  {
    let scan = try likelihood().scan("mu", at: [0, 1], "norm_{b}", at: [-1, 0, 1])
    let curve = ScanFigure.Curve("", scan)
    #expect(curve.values == [0, 1])
    #expect(curve.t == [0, 1].map { row in (0..<3).map { scan.points[3 * row + $0].t }.min() })
  }

  @Test func `limits lie where CLs crosses the level`() throws {
    let svg = try ParsedSVG(Gallery.limit.figure.svg.text)
    let x = try DrawnScale.horizontal(svg)
    let upright = svg.paths(ofClass: "s-k").map(ParsedSVG.points).filter {
      $0.count == 2 && $0[0].x == $0[1].x
    }
    #expect(upright.map { (x.value($0[0].x) * 100).rounded() / 100 } == [1.22, 1.38])
  }

  @Test func `of many correlations the large are shown`() throws {
    var matrix = (0..<12).map { i in (0..<12).map { $0 == i ? 1.0 : 0.01 } }
    matrix[3][7] = -0.6
    matrix[7][3] = -0.6
    let figure = CorrelationFigure(names: (0..<12).map { "p\($0)" }, matrix: matrix)
    #expect(figure.shownIndices == [3, 7])
    #expect(figure.description.contains("p3 and p7 −0.6"))
    #expect(figure.description.contains("10 with smaller ones are not shown"))
  }
}
