import Apus
import Testing

@Suite("Histograms as templates of workspaces")
struct WorkspaceHistogramTests {
  @Test func `a model of one sample has its values and errors`() throws {
    let histogram = try Histogram(
      axis: Axis(edges: [0, 1, 2]), values: [100, 50], variances: [16, 25],
      overflow: BinContent(value: 7, variance: 7))
    let free = Workspace.Modifier(name: "mu", effect: .normFactor)
    let sample = Workspace.Sample(
      name: "ttbar", histogram, statError: "staterror_SR", modifiers: [free])
    #expect(sample.data == [100, 50])
    #expect(
      sample.modifiers == [
        free, .init(name: "staterror_SR", effect: .statError([4, 5])),
      ])
    #expect(Workspace.Sample(name: "ttbar", histogram).modifiers.isEmpty)
    let observation = Workspace.Observation(name: "SR", histogram)
    #expect(observation == .init(name: "SR", data: [100, 50]))
    let workspace = Workspace(
      channels: [.init(name: "SR", samples: [sample])], observations: [observation],
      measurements: [.init(name: "m", parameterOfInterest: "mu")])
    let best = try Likelihood(workspace).fit()
    #expect(best.parameters.count == 3)
  }
}
