import Autodiff
import Foundation
import HistFactory
import TestSupport
import Testing

@Suite("Workspaces")
struct WorkspaceTests {
  @Test func `everything that the schema allows is read and written without loss`() throws {
    let workspace = try Workspace(json: Data(everything.utf8))
    let again = try Workspace(json: workspace.json())
    #expect(again == workspace)
    let original = try JSONSerialization.jsonObject(with: Data(everything.utf8)) as? NSDictionary
    let written = try JSONSerialization.jsonObject(with: workspace.json()) as? NSDictionary
    #expect(original == written)
  }

  @Test func `numbers come back to the last bit, keys are sorted`() throws {
    var workspace = try Workspace(json: Data(everything.utf8))
    let numbers = [0.1 + 0.2, .leastNonzeroMagnitude]
    workspace.channels[0].samples[0].data = numbers
    workspace.observations[0].data = [.greatestFiniteMagnitude, 1.0 / 3]
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "workspace.json")
      try workspace.write(to: file)
      #expect(try Workspace(contentsOf: file) == workspace)
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(text.hasPrefix("{\"channels\":[{\"name\":\"signal/region\",\"samples\":[{\"data\":["))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
    }
  }

  @Test func `a number that is not finite is refused before anything is written`() throws {
    var workspace = try Workspace(json: Data(everything.utf8))
    workspace.channels[0].samples[1].data[1] = .nan
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "workspace.json")
      let error = try #require(throws: WorkspaceError.self) { try workspace.write(to: file) }
      #expect(error.description == "/channels/0/samples/1/data/1: nan is not a finite number")
      #expect(!FileManager.default.fileExists(atPath: file.path))
    }
  }

  @Test func `settings of the measurement reach the model`() throws {
    let workspace = try Workspace(json: Data(everything.utf8))
    let model = try HistFactoryModel(workspace)
    let byName = Dictionary(uniqueKeysWithValues: model.parameters.map { ($0.name, $0) })
    #expect(model.parameterOfInterest == "mu")
    #expect(byName["mu"]?.initialValues == [2] && byName["mu"]?.bounds == [-1...5])
    #expect(byName["norm"]?.isFixed == true && byName["norm"]?.initialValues == [0.5])
    #expect(byName["stat"]?.bounds == [0.1...2, 0.2...3])
    #expect(byName["unused"] == nil)
    let data = try model.data(of: workspace)
    #expect(try data.main.value().elements == [52, 63])
    // In the order lumi, norm, shape, bins, stat.
    #expect(try data.auxiliary.value().elements == [1.1, 0, 0.25, 95, 25, 1, 1])
    let theta = GlobalExpression(model.initialValues)
    let likelihood = try model.negativeLogLikelihood(at: theta, data: data).value().scalar
    // From pyhf 0.7.6.
    #expect(abs(likelihood - goldenLikelihood) < 1e-10)
  }

  @Test func `an export of the model says the same again`() throws {
    let workspace = try Workspace(json: Data(everything.utf8))
    let model = try HistFactoryModel(workspace)
    var exported = try Workspace(
      evaluating: model, observing: .counts(["signal/region": [52, 63]]), measurement: "first")
    #expect(exported.channels == workspace.channels)
    #expect(exported.observations == workspace.observations)
    let again = try HistFactoryModel(exported)
    let theta = GlobalExpression(model.initialValues)
    let likelihoods = try values(of: [
      model.negativeLogLikelihood(at: theta, data: model.data(of: workspace)),
      again.negativeLogLikelihood(at: theta, data: again.data(of: exported)),
    ])
    #expect(likelihoods[0] == likelihoods[1])
    #expect(again.lowerBounds == model.lowerBounds && again.initialValues == model.initialValues)
    exported.measurements = workspace.measurements
    #expect(exported == workspace)
  }
}

private let goldenLikelihood = 15.684404591717893
