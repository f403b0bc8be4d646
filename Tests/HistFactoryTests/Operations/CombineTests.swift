import HistFactory
import Testing

@Suite("Combining workspaces")
struct CombineTests {
  /// The example, with other names for what two workspaces must not share.
  private func other() throws -> Workspace {
    try twoRegions().renamed(
      channels: ["SR": "SR2", "CR": "CR2"],
      measurements: ["search": "search2", "control": "control2"])
  }

  @Test func `workspaces that share nothing`() throws {
    let (left, right) = (try twoRegions(), try other())
    let both = try left.combined(with: right)
    #expect(both.channels == left.channels + right.channels)
    #expect(both.observations == left.observations + right.observations)
    #expect(both.measurements == left.measurements + right.measurements)
  }

  @Test func `a workspace and itself`() throws {
    let workspace = try twoRegions()
    for join in [Workspace.Join.outer, .leftOuter, .rightOuter] {
      #expect(try workspace.combined(with: workspace, join: join) == workspace)
      #expect(
        try workspace.combined(with: workspace, join: join, mergingChannels: true) == workspace)
    }
  }

  @Test func `settings of a measurement in both are joined`() throws {
    var right = try twoRegions()
    right.measurements[0].parameters = [
      .init(name: "lumi", auxdata: [1], sigmas: [0.02]), .init(name: "stat", fixed: true),
    ]
    let both = try twoRegions().combined(with: right, join: .outer)
    #expect(both.measurements[0].parameters.map(\.name) == ["shape", "lumi", "elsewhere", "stat"])
  }

  @Test func `left and right outer joins take one side's word`() throws {
    let left = try twoRegions()
    var right = try twoRegions()
    right.channels.swapAt(0, 1)
    right.channels[1].samples[0].data = [1, 2]
    right.measurements.append(.init(name: "third", parameterOfInterest: nil))
    right.measurements[0].parameterOfInterest = "shape"
    let leftOuter = try left.combined(with: right, join: .leftOuter)
    #expect(leftOuter.channels == left.channels)
    #expect(leftOuter.measurements == left.measurements + [right.measurements[2]])
    let rightOuter = try left.combined(with: right, join: .rightOuter)
    #expect(rightOuter.channels == right.channels && rightOuter.measurements == right.measurements)
  }

  @Test func `merging channels adds the samples of the other`() throws {
    let left = try twoRegions()
    var right = try twoRegions()
    right.channels[0].samples[1].name = "top"
    right.channels[0].samples[0].data = [7, 7]
    let both = try left.combined(with: right, join: .outer, mergingChannels: true)
    #expect(both.channels[0].samples.map(\.name) == ["signal", "background", "top"])
    #expect(both.channels[0].samples[0].data == [5, 10])
    let reversed = try left.combined(with: right, join: .rightOuter, mergingChannels: true)
    #expect(reversed.channels[0].samples.map(\.name) == ["signal", "top", "background"])
    #expect(reversed.channels[0].samples[0].data == [7, 7])
  }

  static let clashes:
    [(join: Workspace.Join, change: @Sendable (inout Workspace) -> Void, message: String)] = [
      (
        .none, { _ in },
        "/channels: both workspaces have channels 'SR', 'CR'; rename them, or choose another join"
      ),
      (
        .none,
        {
          for i in 0...1 {
            $0.channels[i].name += "2"
            $0.observations[i].name += "2"
          }
        },
        """
        /measurements: both workspaces have measurements 'search', 'control'; rename them, or choose \
        another join
        """
      ),
      (
        .outer, { $0.channels[1].samples[0].data[0] += 1 },
        """
        /channels: both workspaces have channels 'CR' with different content; rename or correct one
        """
      ),
      (
        .outer, { $0.observations[0].data[0] += 1 },
        """
        /observations: both workspaces have observations 'SR' with different content; rename or \
        correct one
        """
      ),
      (
        .outer, { $0.measurements[0].parameterOfInterest = "bins" },
        """
        /measurements: both workspaces have a measurement 'search', of 'mu' and of 'bins'; rename one
        """
      ),
      (
        .outer, { $0.measurements[0].parameters[1].sigmas = [0.03] },
        """
        /measurements: both workspaces have settings in the measurement 'search' 'lumi' with \
        different content; rename or correct one
        """
      ),
      (
        .outer, { $0.version = "1.1.0" },
        "/version: workspaces of versions '1.0.0' and '1.1.0' cannot be combined"
      ),
    ]

  @Test(arguments: clashes)
  func `clashes are named`(
    join: Workspace.Join, change: @Sendable (inout Workspace) -> Void, message: String
  ) throws {
    var right = try twoRegions()
    change(&right)
    let error = try #require(throws: WorkspaceError.self) {
      try twoRegions().combined(with: right, join: join)
    }
    #expect(error.description == message)
  }

  @Test func `channels of different bins do not merge`() throws {
    var right = try twoRegions().pruned(samples: ["signal"])
    right.channels[0].samples = [.init(name: "other", data: [1], modifiers: [])]
    let error = try #require(throws: WorkspaceError.self) {
      try twoRegions().combined(with: right, join: .leftOuter, mergingChannels: true)
    }
    #expect(error.description == "/channels/0/samples/2/data: 1 bin, the first sample has 2")
    let without = try #require(throws: WorkspaceError.self) {
      try twoRegions().combined(with: right, mergingChannels: true)
    }
    #expect(
      without.description
        == "channels are merged by the joins outer, left outer and right outer; given none")
  }
}
