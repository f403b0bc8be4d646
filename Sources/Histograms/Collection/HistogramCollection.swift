/// Histograms under names, in the order they were added.
///
/// A name is a path such as `signalRegion/ttbar/tauEnergyScaleUp` (channel, process, variation):
/// parts joined by slashes, none of them empty, without line breaks.
public struct HistogramCollection: Sendable, Equatable {
  /// The paths in order.
  public private(set) var paths: [String] = []
  private var histograms: [String: Histogram] = [:]

  /// An empty collection.
  public init() {}

  /// The number of histograms.
  public var count: Int { paths.count }

  /// Adds a histogram last.
  ///
  /// - Throws: ``HistogramsError/badPath(_:)`` or ``HistogramsError/duplicatePath(_:)``.
  public mutating func add(_ histogram: Histogram, at path: String) throws {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard !parts.contains(where: \.isEmpty), !path.contains(where: \.isNewline) else {
      throw HistogramsError.badPath(path)
    }
    guard histograms[path] == nil else { throw HistogramsError.duplicatePath(path) }
    paths.append(path)
    histograms[path] = histogram
  }

  /// The histogram at a path.
  ///
  /// - Throws: ``HistogramsError/unknownPath(_:available:)``.
  public subscript(path: String) -> Histogram {
    get throws {
      guard let histogram = histograms[path] else {
        throw HistogramsError.unknownPath(path, available: paths)
      }
      return histogram
    }
  }

  /// The histograms whose paths begin with the parts of `prefix`, under their whole paths: all of a
  /// channel, or all of a process in it. Empty if there is none.
  public func under(_ prefix: String) -> HistogramCollection {
    var result = HistogramCollection()
    result.paths = paths.filter { $0 == prefix || $0.hasPrefix(prefix + "/") }
    for path in result.paths { result.histograms[path] = histograms[path] }
    return result
  }
}

extension HistogramCollection: RandomAccessCollection {
  /// The position of the first histogram.
  public var startIndex: Int { 0 }
  /// The position after the last histogram.
  public var endIndex: Int { paths.count }

  /// Path and histogram at a position.
  public subscript(position: Int) -> (path: String, histogram: Histogram) {
    let path = paths[position]
    guard let histogram = histograms[path] else {
      preconditionFailure("the collection lists '\(path)' but does not hold it")
    }
    return (path: path, histogram: histogram)
  }
}
