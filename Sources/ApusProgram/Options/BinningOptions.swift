import ArgumentParser
import Foundation
import Histograms

/// The bins of a histogram, as far as they are given.
struct BinningOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The number of bins; for two formulas one number for each, as in 40,20.", valueName: "n"))
  var bins: NumberList?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      The range of the bins, as in --range 0 200; for two formulas one range for each, as in \
      0:200,-3:3.
      """, valueName: "low high"))
  var range: RangeList?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Edges of bins, as in 0,10,20,50; for two formulas one list for each, as in 0,10,50:-3,0,3.",
      valueName: "edges"))
  var edges: EdgeLists?

  func validate() throws {
    if edges != nil, bins != nil || range != nil {
      throw ValidationError("--edges says all of the bins; leave out --bins and --range")
    }
    if let bins, bins.values.contains(where: { $0 < 1 }) {
      throw ValidationError("--bins: give 1 or more")
    }
  }

  /// What is known of each axis.
  ///
  /// - Parameter count: The number of axes.
  /// - Throws: `UsageError` where there are more or fewer than axes.
  func axes(_ count: Int) throws -> [BinningRequest] {
    try check("--bins", bins?.values.count, count)
    try check("--range", range?.ranges.count, count)
    try check("--edges", edges?.lists.count, count)
    return (0..<count).map { axis in
      if let edges { return .edges(edges.lists[axis]) }
      return .bins(bins?.values[axis], in: range?.ranges[axis])
    }
  }

  private func check(_ option: String, _ given: Int?, _ count: Int) throws {
    guard let given, given != count else { return }
    throw UsageError(
      description: "\(option) is for \(counted(given, "axis", "axes")), and there"
        + " \(count == 1 ? "is one formula" : "are \(count) formulas")")
  }
}

/// What was asked of an axis' bins; what is nil is to be found.
enum BinningRequest: Equatable {
  case edges([Double])
  case bins(Int?, in: ClosedRange<Double>?)
}

/// Whole numbers between commas.
struct NumberList: ExpressibleByArgument {
  let values: [Int]

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count else { return nil }
    values = numbers
  }
}

/// Ranges `LOW:HIGH` between commas.
struct RangeList: ExpressibleByArgument {
  let ranges: [ClosedRange<Double>]

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
    let found = parts.compactMap { part -> ClosedRange<Double>? in
      let ends = part.split(separator: ":", omittingEmptySubsequences: false).map { Double($0) }
      guard ends.count == 2, let low = ends[0], let high = ends[1], low < high, low.isFinite,
        high.isFinite
      else { return nil }
      return low...high
    }
    guard found.count == parts.count else { return nil }
    ranges = found
  }

  /// `--range LOW HIGH` as `--range LOW:HIGH`, since options have one value.
  static func joiningEnds(in arguments: [String]) -> [String] {
    guard arguments.first == "hist" else { return arguments }
    var result: [String] = []
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      result.append(argument)
      guard argument == "--range", rest.count >= 2 else { continue }
      let (low, high) = (rest[rest.startIndex], rest[rest.startIndex + 1])
      guard Double(low) != nil, Double(high) != nil else { continue }
      result.append("\(low):\(high)")
      rest = rest.dropFirst(2)
    }
    return result
  }
}

/// Lists of numbers between commas, with colons between lists.
struct EdgeLists: ExpressibleByArgument {
  let lists: [[Double]]

  init?(argument: String) {
    let lists = argument.split(separator: ":", omittingEmptySubsequences: false).map { list in
      list.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
    }
    guard lists.allSatisfy({ $0.count >= 2 && !$0.contains(nil) }) else { return nil }
    self.lists = lists.map { $0.compactMap(\.self) }
  }
}
