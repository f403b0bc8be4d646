import Foundation

/// Where the templates of a model come from: what reads ROOT files, or a dictionary in memory.
public protocol TemplateSource {
  /// The histogram at a path such as `channel/signal` of a file; nil if the file has none there.
  ///
  /// - Throws: If the file cannot be read, or what is there is not a histogram of one dimension.
  func template(at path: String, in file: URL) throws -> BinnedTemplate?

  /// The paths of all histograms of a file, from which error messages suggest near names.
  func paths(in file: URL) throws -> [String]
}
