import Autodiff
import Foundation
import HistFactory
import Inference
import TestSupport
import Testing

@Suite("Exported workspaces")
struct ExportTests {
  /// Templates that depend on one trainable number.
  private func trainable() throws -> (phi: GlobalExpression, model: HistFactoryModel) {
    let phi = GlobalExpression.parameter("phi")
    let background = [60, 45, 20] - phi * [3, 2, 1]
    let model = try HistFactoryModel(
      channels: [
        Channel(
          "signal region",
          samples: [
            Sample(
              "signal", nominal: phi * [2, 4, 6],
              modifiers: [.normFactor("mu"), .norm("theory", up: 1.1, down: 0.92)]),
            Sample(
              "background", nominal: background,
              modifiers: [
                .histoSys(
                  "scale", low: background * [0.95, 1, 1.04], high: background * [1.06, 1.01, 0.97]),
                .statError("stat", uncertainties: sqrt(0.2 * background)),
              ]),
            Sample(
              "other", nominal: [5, 4, 0],
              modifiers: [
                .uncorrelated("bins", [1, 2, 0]),
                .luminosity("lumi", nominal: 1, uncertainty: 0.02),
                .statError("stat", uncertainties: [0.5, 0.4, 0]),
              ]),
          ]),
        Channel(
          "control region",
          samples: [
            .background("background", [300], .norm("norm", up: 1.08, down: 0.95)),
            .background("free", [20], .shapeFactor("shape")),
          ]),
      ], parameterOfInterest: "mu"
    ).bounding("mu", to: 0...20).fixing("shape")
    return (phi, model)
  }

  @Test func `evaluate every template`() throws {
    let (phi, model) = try trainable()
    let workspace = try Workspace(evaluating: model, observing: .asimov(mu: 1)) {
      try values(of: $0, at: [phi: 2])
    }
    let sample = workspace.channels[0].samples[1]
    #expect(sample.data == [54, 41, 18])
    let (low, high) = ([54 * 0.95, 41.0, 18 * 1.04], [54 * 1.06, 41 * 1.01, 18 * 0.97])
    #expect(sample.modifiers[0].effect == .histoSys(low: low, high: high))
    let observed = workspace.observations.map(\.data)
    #expect(observed == [[63.0, 53, 30], [320]])
    let settings = workspace.measurements[0].parameters
    #expect(settings.map(\.name) == ["mu", "lumi", "shape"])
    #expect(settings[0].bounds == [[0, 20]] && settings[2].fixed == true)
    #expect(settings[1].sigmas == [0.02] && settings[1].auxdata == [1])
  }

  @Test func `without signal in the observation, or with counts`() throws {
    let (phi, model) = try trainable()
    let background = try Workspace(evaluating: model, observing: .asimov(mu: 0)) {
      try values(of: $0, at: [phi: 2])
    }
    let observed = background.observations.map(\.data)
    #expect(observed == [[59.0, 45, 18], [320]])
    let error = try #require(throws: WorkspaceError.self) {
      try Workspace(evaluating: model, observing: .counts(["signal region": [1, 2]])) {
        try values(of: $0, at: [phi: 2])
      }
    }
    #expect(
      error.description
        == "/observations/0/data: 2 bins, channel 'signal region' has 3")
  }

  @Test(.enabled(if: ConformanceScript.mayRun, "\(ConformanceScript.skipped)"))
  func `mean the same to pyhf`() throws {
    let (phi, model) = try trainable()
    let at: [GlobalExpression: Tensor] = [phi: 2]
    let workspace = try Workspace(evaluating: model, observing: .asimov(mu: 0)) {
      try values(of: $0, at: at)
    }
    let background = try model.asimovData(mu: 0)
    let results = try numbers(
      [
        model.expectedSignificance(), model.expectedDiscoveryPValue(),
        model.limitTest(mu: 1, data: background).cls,
        model.limitTest(mu: 1, data: background, statistic: .q).cls, model.expectedCLs(),
      ], at: at)
    #expect(abs(results[4] - results[2]) < 1e-12)
    try withTemporaryFolder { folder in
      let (file, numbers) = (
        folder.appending(path: "workspace.json"), folder.appending(path: "results.json")
      )
      try workspace.write(to: file)
      let keys = ["expected_significance", "p0", "cls", "cls_q"]
      try JSONEncoder().encode(Dictionary(uniqueKeysWithValues: zip(keys, results)))
        .write(to: numbers)
      let script = ConformanceScript("check_workspace.py")
      #expect(try script.run([file.path, numbers.path, "--tolerance", "1e-7"]) == 0)
    }
  }
}
