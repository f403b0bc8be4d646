import EventFiles
import Histograms

/// Where events and histograms come from: files (``FileInput``), or what is in memory.
public protocol TemplateInput {
  /// The files that a path with wildcards stands for, in order; the path itself if it has none.
  ///
  /// - Parameter path: As the configuration says it.
  /// - Throws: If there are none.
  func files(matching path: String) throws -> [String]

  /// The events of a tree.
  ///
  /// - Parameters:
  ///   - tree: The path inside the file.
  ///   - file: The path of the file, as the configuration says it.
  /// - Throws: If there is no such file, or no such tree in it.
  func events(in tree: String, of file: String) throws -> any EventStream

  /// A histogram with one axis, flow left away.
  ///
  /// - Parameters:
  ///   - path: The path inside the file.
  ///   - file: The path of the file, as the configuration says it.
  /// - Throws: If there is no such file, or no such histogram in it.
  func histogram(at path: String, in file: String) throws -> StoredHistogram
}

/// A histogram as a file has it, before anybody has looked at its numbers.
public struct StoredHistogram: Sendable, Equatable {
  /// The edges of the bins, of shape `[bins + 1]`.
  public var edges: [Double]
  /// Σw, of shape `[bins]`.
  public var values: [Double]
  /// Σw², of shape `[bins]`.
  public var variances: [Double]

  /// - Parameters:
  ///   - edges: The edges of the bins, of shape `[bins + 1]`.
  ///   - values: Σw, of shape `[bins]`.
  ///   - variances: Σw², of shape `[bins]`.
  public init(edges: [Double], values: [Double], variances: [Double]) {
    self.edges = edges
    self.values = values
    self.variances = variances
  }
}
