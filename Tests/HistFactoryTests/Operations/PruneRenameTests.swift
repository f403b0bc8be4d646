import HistFactory
import Testing

@Suite("Pruning, renaming, sorting")
struct PruneRenameTests {
  @Test func `a channel takes its observation with it`() throws {
    let rest = try twoRegions().pruned(channels: ["CR"])
    #expect(rest.channels.map(\.name) == ["SR"] && rest.observations.map(\.name) == ["SR"])
    #expect(rest.measurements == (try twoRegions().measurements))
  }

  @Test func `a modifier takes its settings with it, a type does not`() throws {
    let byName = try twoRegions().pruned(modifiers: ["shape"])
    #expect(
      byName.channels[0].samples.map { $0.modifiers.map(\.name) } == [["mu", "lumi"], ["bins"]])
    #expect(byName.measurements[0].parameters.map(\.name) == ["lumi", "elsewhere"])
    let byType = try twoRegions().pruned(modifierTypes: [.histoSys, .shapeSys])
    #expect(
      byType.channels[0].samples.map { $0.modifiers.map(\.name) } == [["mu", "lumi"], ["shape"]])
    #expect(byType.measurements == (try twoRegions().measurements))
  }

  @Test func `what a parameter of interest refers to may be pruned, and a model says so`() throws {
    let rest = try twoRegions().pruned(samples: ["signal"])
    #expect(rest.measurements[0].parameterOfInterest == "mu")
    let error = try #require(throws: WorkspaceError.self) { try HistFactoryModel(rest) }
    #expect(error.description == "/measurements/0/config/poi: no modifier has the name 'mu'")
    #expect(try HistFactoryModel(rest, measurement: "control").parameterOfInterest == nil)
  }

  @Test func `names change wherever they stand`() throws {
    let renamed = try twoRegions().renamed(
      channels: ["SR": "signal region"], samples: ["background": "top"],
      modifiers: ["mu": "strength", "shape": "JES"], measurements: ["search": "discovery"])
    #expect(renamed.channels.map(\.name) == ["signal region", "CR"])
    #expect(renamed.observations.map(\.name) == ["signal region", "CR"])
    #expect(renamed.channels.map { $0.samples.map(\.name) } == [["signal", "top"], ["top"]])
    #expect(renamed.channels[0].samples[0].modifiers.map(\.name) == ["strength", "lumi", "JES"])
    #expect(renamed.measurements[0].name == "discovery")
    #expect(renamed.measurements[0].parameterOfInterest == "strength")
    #expect(renamed.measurements[0].parameters.map(\.name) == ["JES", "lumi", "elsewhere"])
    let back = try renamed.renamed(
      channels: ["signal region": "SR"], samples: ["top": "background"],
      modifiers: ["strength": "mu", "JES": "shape"], measurements: ["discovery": "search"])
    #expect(back == (try twoRegions()))
  }

  @Test func `names may be exchanged`() throws {
    let exchanged = try twoRegions().renamed(channels: ["SR": "CR", "CR": "SR"])
    #expect(exchanged.channels.map(\.name) == ["CR", "SR"])
    #expect(exchanged.observations[0] == .init(name: "CR", data: [52, 70]))
  }

  @Test func `sorting is by name, and by type for modifiers`() throws {
    var workspace = try twoRegions()
    workspace.channels[0].samples[0].modifiers.append(
      .init(name: "mu", effect: .histoSys(low: [1, 1], high: [2, 2])))
    let sorted = workspace.sorted()
    #expect(sorted.channels.map(\.name) == ["CR", "SR"])
    #expect(sorted.observations.map(\.name) == ["CR", "SR"])
    #expect(sorted.channels[1].samples.map(\.name) == ["background", "signal"])
    let modifiers = sorted.channels[1].samples[1].modifiers
    #expect(modifiers.map(\.name) == ["lumi", "mu", "mu", "shape"])
    #expect(modifiers.map(\.effect.type) == [.luminosity, .histoSys, .normFactor, .histoSys])
    #expect(sorted.measurements.map(\.name) == ["control", "search"])
    #expect(sorted.measurements[1].parameters.map(\.name) == ["elsewhere", "lumi", "shape"])
    #expect(sorted.sorted() == sorted)
  }

  static let mistakes: [(change: @Sendable (Workspace) throws -> Workspace, message: String)] = [
    ({ try $0.pruned(channels: ["SX"]) }, "the workspace has no channel 'SX'; did you mean 'SR'?"),
    (
      { try $0.pruned(samples: ["backgrund"]) },
      "the workspace has no sample 'backgrund'; did you mean 'background'?"
    ),
    ({ try $0.pruned(modifiers: ["elsewhere"]) }, "the workspace has no modifier 'elsewhere'"),
    (
      { try $0.pruned(modifierTypes: [.shapeFactor]) },
      "the workspace has no modifier of type 'shapefactor'"
    ),
    (
      { try $0.renamed(measurements: ["serch": "a"]) },
      "the workspace has no measurement 'serch'; did you mean 'search'?"
    ),
    (
      { try $0.pruned(channels: ["SR", "CR"]) },
      "/channels: at least one channel is needed, given none"
    ),
    (
      { try $0.pruned(samples: ["background"]) },
      "/channels/1/samples: at least one sample is needed, given none"
    ),
    (
      { try $0.pruned(measurements: ["search", "control"]) },
      "/measurements: at least one measurement is needed, given none"
    ),
    (
      { try $0.renamed(channels: ["SR": "CR"]) },
      "/channels/1/name: two channels are named 'CR'; give each its own name"
    ),
    (
      { try $0.renamed(modifiers: ["lumi": "luminosity"]) },
      """
      /channels/0/samples/0/modifiers/1/name: a modifier of type lumi is named 'lumi', given \
      'luminosity'
      """
    ),
  ]

  @Test(arguments: mistakes)
  func `mistakes are named`(
    change: @Sendable (Workspace) throws -> Workspace, message: String
  ) throws {
    let error = try #require(throws: WorkspaceError.self) { try change(twoRegions()) }
    #expect(error.description.hasPrefix(message))
  }
}
