import Diagnostics
import Foundation

extension HistogramsError: CustomStringConvertible, LocalizedError {
  /// The full text of the error: what was given, what was expected, where, and what to do.
  public var description: String {
    axisText ?? requestText ?? contentText ?? combinationText ?? collectionText ?? fileText
  }

  /// As ``description``.
  public var errorDescription: String? { description }

  private var axisText: String? {
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
    case .badCategories(let axis, let reason): "axis\(quoted(axis)): \(reason)"
    case .badAxes(let histogram, let reason): "the axes of histogram\(quoted(histogram)): \(reason)"
    default: nil
    }
  }

  private var requestText: String? {
    switch self {
    case .unknownAxis(let histogram, let axis, let available):
      unknownAxisText(histogram, axis, available)
    case .unknownCategory(let axis, let name, let available):
      "axis\(quoted(axis)) has no category '\(name)'\(suggestion(for: name, in: available))"
        + (available.isEmpty ? "; it has none" : "\nThe categories are: \(list(available))")
    case .noFlowBin(let axis, let bin): "axis\(quoted(axis)) has no bin for \(bin)"
    case .notNumeric(let axis, let operation):
      "axis\(quoted(axis)) is one of categories, which cannot be \(operation)"
    case .notAnEdge(let axis, let value, let near):
      "axis\(quoted(axis)): \(value) is no edge of it; near it are"
        + " \(near.map { "\($0)" }.joined(separator: " and "))"
    case .emptyRange(let axis, let range):
      "axis\(quoted(axis)): no bin is between \(range.lowerBound) and \(range.upperBound)"
    case .badFactor(let axis, let factor, let count):
      "axis\(quoted(axis)): \(factor) bins cannot be made one of each, as there are \(count);"
        + " slice it first, or give the new edges"
    default: nil
    }
  }

  private var contentText: String? {
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
    case .columnCount(let histogram, let count, let expected):
      "histogram\(quoted(histogram)) is given \(count) observables for \(expected) axes"
    case .columnLength(let histogram, let axis, let count, let expected):
      "histogram\(quoted(histogram)): axis\(quoted(axis)) is given \(count) values for"
        + " \(expected) events"
    case .columnKind(let axis, let given, let expected):
      "axis\(quoted(axis)) is given \(given); expected \(expected)"
    default: nil
    }
  }

  private var combinationText: String? {
    switch self {
    case .differentEdges(let a, let b):
      "histograms with different edges cannot be combined: \(a.edges) and \(b.edges)"
    case .differentAxes(let reason): "histograms with different axes cannot be combined: \(reason)"
    case .badEfficiency(let bin, let passed, let total):
      "\(bin): \(passed) passed out of \(total), which is no efficiency"
    default: nil
    }
  }

  private var collectionText: String? {
    switch self {
    case .badPath(let path):
      "'\(path)' is no path for a histogram; expected parts joined by '/', none of them"
        + " empty or with a line break"
    case .duplicatePath(let path): "there is a histogram at '\(path)' already"
    case .unknownPath(let path, let available):
      "no histogram at '\(path)'\(suggestion(for: path, in: available))"
        + "\nThe paths are: \(list(available))"
    default: nil
    }
  }

  private var fileText: String {
    switch self {
    case .missingFile(let path): "\(path): no such file"
    case .unreadableFile(let path, let reason): "\(path): cannot be read: \(reason)"
    case .unwritableFile(let path, let reason): "\(path): cannot be written: \(reason)"
    case .csv(let file, let line, let reason), .yoda(let file, let line, let reason):
      "\(file):\(line): \(reason)"
    case .json(let file, let pointer, let reason): "\(file)#\(pointer): \(reason)"
    case .root(let object, let reason): "'\(object)': \(reason)"
    case .unknownFormat(let file, let expected):
      "\(file): the format is not known from the name; expected one that ends in"
        + " \(expected.map { ".\($0)" }.joined(separator: ", "))"
    case .unwritable(let histogram, let format, let reason):
      "histogram '\(histogram)' cannot be written as \(format): \(reason)"
    default: ""
    }
  }

  private func unknownAxisText(
    _ histogram: String, _ axis: AxisReference, _ available: [String]
  ) -> String {
    let names = list(available.map { $0.isEmpty ? "(without a name)" : $0 })
    switch axis {
    case .only:
      return "histogram\(quoted(histogram)) has \(available.count) axes; which one is meant?"
        + " They are: \(names)"
    case .index(let index):
      return "histogram\(quoted(histogram)) has no axis \(index); it has \(available.count),"
        + " counted from 0: \(names)"
    case .name(let name):
      return "histogram\(quoted(histogram)) has no axis '\(name)'"
        + "\(suggestion(for: name, in: available))\nIts axes are: \(names)"
    }
  }
}

private func quoted(_ name: String) -> String { name.isEmpty ? "" : " '\(name)'" }

private func list(_ names: [String]) -> String {
  names.isEmpty ? "(none)" : names.joined(separator: ", ")
}
