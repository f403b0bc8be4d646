/// A statistical analysis as pyhf's JSON says it: templates, modifiers, observed counts, measurements.
///
/// It holds what version 1.0.0 of pyhf's schema allows, as plain numbers and without loss;
/// `HistFactoryModel.init(_:measurement:)` makes a model of it.
/// ```swift
/// let workspace = try Workspace(contentsOf: URL(filePath: "workspace.json"))
/// let model = try HistFactoryModel(workspace)
/// let test = try model.limitTest(mu: 1, data: model.data(of: workspace))
/// ```
public struct Workspace: Hashable, Sendable {
  /// One region of the analysis.
  public struct Channel: Hashable, Sendable {
    public var name: String
    public var samples: [Sample]

    public init(name: String, samples: [Sample]) {
      self.name = name
      self.samples = samples
    }
  }

  /// One process that contributes to a channel.
  public struct Sample: Hashable, Sendable {
    public var name: String
    /// Expected events in each bin.
    public var data: [Double]
    public var modifiers: [Modifier]

    public init(name: String, data: [Double], modifiers: [Modifier]) {
      self.name = name
      self.data = data
      self.modifiers = modifiers
    }
  }

  /// What was counted in a channel.
  public struct Observation: Hashable, Sendable {
    /// The channel's name.
    public var name: String
    /// Events in each bin.
    public var data: [Double]

    public init(name: String, data: [Double]) {
      self.name = name
      self.data = data
    }
  }

  public var channels: [Channel]
  public var observations: [Observation]
  public var measurements: [Measurement]
  /// The version of the schema.
  public var version: String

  public init(
    channels: [Channel], observations: [Observation], measurements: [Measurement],
    version: String = Workspace.schemaVersion
  ) {
    self.channels = channels
    self.observations = observations
    self.measurements = measurements
    self.version = version
  }

  /// The version of pyhf's schema that is read and written.
  public static let schemaVersion = "1.0.0"
}
