import Diagnostics
import Foundation

extension HistogramsError: CustomStringConvertible, LocalizedError {
  /// The full text of the error: what was given, what was expected, where, and what to do.
  public var description: String {
    switch self {
    case .tooFewEdges, .nonFiniteEdge, .edgesOutOfOrder, .badBinCount, .differentEdges: axisText
    case .contentCount, .badContent, .weightCount, .notANumber, .badWeight: contentText
    default: fileText
    }
  }

  /// As ``description``.
  public var errorDescription: String? { description }

  private var axisText: String {
    switch self {
    case .tooFewEdges(let axis, let count):
      "axis\(quoted(axis)) has \(count) edges; at least two are needed"
    case .nonFiniteEdge(let axis, let index, let value):
      "axis\(quoted(axis)): edge \(index) is \(value); edges must be finite"
        + " (underflow and overflow are kept without asking)"
    case .edgesOutOfOrder(let axis, let index, let value, let previous):
      "axis\(quoted(axis)): edge \(index) is \(value), which is not above edge \(index - 1),"
        + " \(previous); edges must increase"
    case .badBinCount(let axis, let count):
      "axis\(quoted(axis)) cannot have \(count) bins; expected 1 to 10000000"
    case .differentEdges(let a, let b):
      "histograms with different edges cannot be added: \(a.edges) and \(b.edges)"
    default: ""
    }
  }

  private var contentText: String {
    switch self {
    case .contentCount(let histogram, let what, let count, let expected):
      "histogram\(quoted(histogram)) is given \(count) \(what) for \(expected) bins"
    case .badContent(let histogram, let what, let bin, let value):
      "histogram\(quoted(histogram)): the \(what) of \(bin) is \(value); expected a finite number"
        + (what == "variance" ? " of at least 0" : "")
    case .weightCount(let histogram, let count, let expected):
      "histogram\(quoted(histogram)) is given \(count) weights for \(expected) events"
    case .notANumber(let histogram, let event):
      "histogram\(quoted(histogram)): the observable of event \(event) is NaN, which belongs in no"
        + " bin; leave such events out first"
    case .badWeight(let histogram, let event, let weight):
      "histogram\(quoted(histogram)): the weight of event \(event) is \(weight);"
        + " it and the sums of weights must be finite"
    default: ""
    }
  }

  private var fileText: String {
    switch self {
    case .badPath(let path):
      "'\(path)' is no path for a histogram; expected parts joined by '/', none of them"
        + " empty or with a line break"
    case .duplicatePath(let path): "there is a histogram at '\(path)' already"
    case .unknownPath(let path, let available):
      "no histogram at '\(path)'\(suggestion(for: path, in: available))"
        + "\nThe paths are: "
        + (available.isEmpty ? "(none)" : available.joined(separator: ", "))
    case .missingFile(let path): "\(path): no such file"
    case .unreadableFile(let path, let reason): "\(path): cannot be read: \(reason)"
    case .unwritableFile(let path, let reason): "\(path): cannot be written: \(reason)"
    case .csv(let file, let line, let reason): "\(file):\(line): \(reason)"
    case .json(let file, let pointer, let reason):
      "\(file)#\(pointer): \(reason)"
    default: ""
    }
  }
}

private func quoted(_ name: String) -> String { name.isEmpty ? "" : " '\(name)'" }
