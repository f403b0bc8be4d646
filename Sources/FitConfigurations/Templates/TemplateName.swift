/// Which template is meant: of a sample in a region, nominal or varied.
public struct TemplateName: Hashable, Sendable, CustomStringConvertible {
  /// The region's name.
  public let region: String
  /// The sample's name.
  public let sample: String
  /// The systematic uncertainty and its direction; nil for the nominal template.
  public let variation: VariationName?

  /// - Parameters:
  ///   - region: The region's name.
  ///   - sample: The sample's name.
  ///   - variation: The systematic uncertainty and its direction; nil for the nominal template.
  public init(region: String, sample: String, variation: VariationName? = nil) {
    self.region = region
    self.sample = sample
    self.variation = variation
  }

  /// The path in a collection: `SR/Background/Nominal`, `SR/Background/Scale_Up`. Slashes in names
  /// become hyphens.
  public var path: String {
    let last = variation.map { "\($0.systematic)_\($0.direction.rawValue)" } ?? "Nominal"
    return [region, sample, last].map { $0.replacing("/", with: "-") }.joined(separator: "/")
  }

  /// “region 'SR', sample 'Background', systematic 'Scale' up”.
  public var description: String {
    let nominal = "region '\(region)', sample '\(sample)'"
    guard let variation else { return nominal }
    return nominal + ", systematic '\(variation.systematic)' "
      + variation.direction.rawValue.lowercased()
  }

  /// The nominal template of the same sample and region.
  var nominal: TemplateName { TemplateName(region: region, sample: sample) }
}

/// A systematic uncertainty in one direction.
public struct VariationName: Hashable, Sendable {
  /// The systematic uncertainty's name.
  public let systematic: String
  /// Up or down.
  public let direction: FitConfiguration.Direction

  /// - Parameters:
  ///   - systematic: The systematic uncertainty's name.
  ///   - direction: Up or down.
  public init(_ systematic: String, _ direction: FitConfiguration.Direction) {
    self.systematic = systematic
    self.direction = direction
  }
}
