/// What can be wrong with a histogram or the file it comes from. Printing the error gives the full
/// text. Bins, edges and events count from 0, lines from 1.
public enum HistogramsError: Error, Sendable, Equatable {
  // MARK: Axes

  /// An axis needs two edges.
  case tooFewEdges(axis: String, count: Int)
  /// An edge that is NaN or infinite.
  case nonFiniteEdge(axis: String, index: Int, value: Double)
  /// An edge that is not above the one before it.
  case edgesOutOfOrder(axis: String, index: Int, value: Double, previous: Double)
  /// A number of bins below 1, or beyond reason.
  case badBinCount(axis: String, count: Int)

  // MARK: Contents

  /// The number of values or variances is not that of the bins.
  case contentCount(histogram: String, what: String, count: Int, expected: Int)
  /// A value or variance that is NaN or infinite, or a variance below 0.
  case badContent(histogram: String, what: String, bin: String, value: Double)
  /// The numbers of events and weights differ.
  case weightCount(histogram: String, count: Int, expected: Int)
  /// An event whose observable is NaN.
  case notANumber(histogram: String, event: Int)
  /// An event whose weight is NaN or infinite, or makes a sum so.
  case badWeight(histogram: String, event: Int, weight: Double)
  /// Two histograms to be added have different edges.
  case differentEdges(Axis, Axis)

  // MARK: Collections

  /// A path with an empty part.
  case badPath(String)
  /// A path that is taken.
  case duplicatePath(String)
  /// A path that no histogram has.
  case unknownPath(String, available: [String])

  // MARK: Files

  /// No file at the path.
  case missingFile(String)
  /// A file that the system does not let us read.
  case unreadableFile(String, reason: String)
  /// A file that the system does not let us write.
  case unwritableFile(String, reason: String)
  /// Something wrong in a line of a CSV file.
  case csv(file: String, line: Int, reason: String)
  /// Something wrong at a place in a JSON file, given as a JSON pointer (RFC 6901).
  case json(file: String, pointer: String, reason: String)
}
