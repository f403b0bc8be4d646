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

  /// Categories that are repeated, or numbers that cannot be told apart.
  case badCategories(axis: String, reason: String)
  /// Axes that do not make a histogram: none, too many bins, a name used twice.
  case badAxes(histogram: String, reason: String)

  // MARK: What is asked of axes

  /// A reference that no axis answers to.
  case unknownAxis(histogram: String, axis: AxisReference, available: [String])
  /// A name that no category has.
  case unknownCategory(axis: String, name: String, available: [String])
  /// A flow bin that the axis does not have.
  case noFlowBin(axis: String, bin: String)
  /// Categories where numbers are needed.
  case notNumeric(axis: String, operation: String)
  /// A number that is no edge of the axis; the edges around it.
  case notAnEdge(axis: String, value: Double, near: [Double])
  /// A range without a bin.
  case emptyRange(axis: String, range: ClosedRange<Double>)
  /// A factor that does not divide the number of bins.
  case badFactor(axis: String, factor: Int, count: Int)

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
  /// The number of columns is not that of the axes.
  case columnCount(histogram: String, count: Int, expected: Int)
  /// A column with more or fewer events than the first.
  case columnLength(histogram: String, axis: String, count: Int, expected: Int)
  /// Names for an axis of numbers, or the other way round.
  case columnKind(axis: String, given: String, expected: String)
  /// Two histograms to be combined have different edges.
  case differentEdges(Axis, Axis)
  /// Two histograms to be combined have different axes otherwise; what differs.
  case differentAxes(String)
  /// A bin with more events passed than there are.
  case badEfficiency(bin: String, passed: Double, total: Double)

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
  /// Something wrong in a line of a YODA file.
  case yoda(file: String, line: Int, reason: String)
  /// An object of a ROOT file that is no histogram as Apus has them.
  case root(object: String, reason: String)
  /// A file whose name does not say what format it has, or one that is not written.
  case unknownFormat(file: String, expected: [String])
  /// A histogram that a format has no place for.
  case unwritable(histogram: String, format: String, reason: String)
}
