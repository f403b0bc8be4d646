import Foundation
import ROOTFiles
import Synchronization

/// Templates from ROOT files; each file is opened once.
public final class ROOTTemplates: TemplateSource, Sendable {
  private let opened = Mutex<[String: ROOTFile]>([:])

  public init() {}

  /// The TH1 at a path of a file; nil if the file has no such key.
  ///
  /// - Throws: `ROOTFileError` if the file cannot be read, or what is there is no histogram;
  ///   `NotOneDimensional`.
  public func template(at path: String, in file: URL) throws -> BinnedTemplate? {
    let key: ROOTKey
    do {
      key = try self.file(at: file)[path]
    } catch ROOTFileError.unknownKey {
      return nil
    }
    let histogram = try key.histogram()
    guard histogram.axes.count == 1 else {
      throw NotOneDimensional(path: path, className: histogram.className)
    }
    return BinnedTemplate(
      values: histogram.withoutFlow(histogram.values),
      variances: histogram.sumOfSquaredWeights.map { _ in
        histogram.withoutFlow(histogram.variances)
      }, edges: histogram.axes[0].edges)
  }

  /// The paths of all keys whose class is a histogram of one dimension.
  public func paths(in file: URL) throws -> [String] {
    try self.file(at: file).allKeys().filter { $0.className.hasPrefix("TH1") }.map {
      String($0.path.prefix { $0 != ";" })
    }
  }

  private func file(at url: URL) throws -> ROOTFile {
    if let known = opened.withLock({ $0[url.path] }) { return known }
    let file = try ROOTFile(contentsOf: url)
    opened.withLock { $0[url.path] = file }
    return file
  }
}

/// A histogram of more dimensions than a template has.
public struct NotOneDimensional: Error, CustomStringConvertible {
  public let path: String
  public let className: String

  public var description: String {
    "'\(path)' is a \(className); a template is a histogram of one dimension"
  }
}
