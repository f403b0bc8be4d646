import ArgumentParser
import EventFiles
import Foundation
import HistFactory
import Histograms
import ROOTFiles
import Terminal

/// `hist`: a histogram of events, or one that a file holds.
struct HistCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "hist",
    abstract: "Draw a histogram of events, or one that is in a file.",
    discussion: """
      With a formula the events of a tree, of text in columns ('-' is such a text on standard input) or \
      of NumPy's arrays are counted, with two formulas in bins of both; lists fill once for each \
      element. The path of a histogram in a file shows that one, that of a graph its points. Mean and \
      deviation are those of what was filled within the bins.

      Without --bins and --range a first pass chooses them: texts, truth values and whole numbers at \
      most 50 apart have a bin each. Otherwise some 40 bins (20 for a second formula), as wide as a 1, 2 \
      or 5 with zeros, cover the middle 99 % of the values and a tenth more on either side, but not \
      beyond the smallest and largest, and begin at 0 if that is near. The same events give the same \
      bins.

      Examples:
        apus hist events.root:Events "Muon_pt[0]" --where "nMuon >= 1" --bins 40 --range 0 200
        apus hist events.csv mass --weight "0.1 * weight" --output mass.json
        apus hist events.root:Events Muon_pt Muon_eta
        zcat events.csv.gz | apus hist - mass
        apus hist templates.root signal/mass
      """)

  @Argument(
    help: ArgumentHelp(
      "A file of events, or several, perhaps with a tree; or a file of histograms.",
      valueName: "file[:tree]"))
  var file: String
  @Argument(
    help: ArgumentHelp(
      "One formula or two, each a name of a column, 'm = sqrt(e**2 - p**2)' or without a name; or the "
        + "path of a histogram in the file.", valueName: "formula"))
  var formulas: [String] = []
  @OptionGroup(title: "Bins") var binning: BinningOptions
  @OptionGroup(title: "Events") var events: EventOptions
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The weight of an event, or of each element.", valueName: "formula"))
  var weight: String?
  @Flag(name: .shortAndLong, help: "Print JSON, with the histogram as UHI has it.")
  var json = false
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write the histogram to a .root, .json (UHI), .csv or .yoda file, which appears whole or not at "
        + "all.", valueName: "file"))
  var output: String?

  func validate() throws {
    if formulas.count > 2 {
      throw ValidationError("\(formulas.count) formulas are given; one or two can be drawn")
    }
    if let output { try HistogramOutput.check(output, option: "--output") }
  }

  func run(on console: Console) throws {
    if let output, let reference = try? FileReference(file) {
      try FileIdentity.requireOther(output, than: reference.files)
    }
    if let graph = try graph() { return try show(graph, console) }
    if let stored = try stored(console) {
      try refuseEventOptions("a histogram")
      if let output, stored.isProfile, !output.lowercased().hasSuffix(".root") {
        throw UsageError(
          description: "--output \(output): '\(stored.path)' is a profile, which holds means, not"
            + " counts; give a name that ends in .root")
      }
      let report = HistogramReport(stored, source: "\(file), '\(stored.path)'")
      return try show(report, console) {
        try stored.root ?? ROOTHistogram(stored.histogram)
      }
    }
    let stream = try events.open(file, console)
    guard !formulas.isEmpty else {
      throw UsageError(
        description: "of what? Give a formula; the columns are"
          + " \(shortened(stream.columns.map(\.name), to: 300))")
    }
    let request = EventHistogramRequest(
      formulas: formulas.map { NamedFormula($0) }, weight: weight,
      binnings: try binning.axes(formulas.count), selection: events.selection,
      definitions: events.definitions)
    let filled = try EventHistogram(request, of: stream)
    if filled.leftOut > 0 {
      let values = Digits.grouped(filled.leftOut, "value is NaN and", "values are NaN and")
      console.warn("\(values) in no bin")
    }
    let report = HistogramReport(
      filled, name: request.name, source: InputFile.name(of: file))
    try show(report, console) {
      try ROOTHistogram(
        filled.histogram, entries: Double(filled.entries), statistics: filled.sums.statistics)
    }
  }

  /// The graph that is meant, if there is one.
  private func graph() throws -> GraphReport? {
    guard formulas.count <= 1, FileManager.default.fileExists(atPath: file),
      try FileKind(of: file) == .root
    else { return nil }
    return try GraphReport(formulas.first, in: file)
  }

  private func show(_ graph: GraphReport, _ console: Console) throws {
    try refuseEventOptions("a graph")
    if let output {
      throw UsageError(
        description: "--output \(output): '\(graph.path)' is a graph, which has points and no bins;"
          + " --json prints them")
    }
    if let remark = graph.remark { console.note(remark) }
    guard json else { return console.print(graph.text(console.style)) }
    var document = graph.json
    document["warnings"] = .list(console.warnings)
    console.print(JSONValue.object(document).indentedJSON() + "\n")
  }

  /// The histogram that is meant, if the file has one of this path, or nothing else.
  private func stored(_ console: Console) throws -> StoredHistogram? {
    guard FileManager.default.fileExists(atPath: file) else { return nil }
    switch try FileKind(of: file) {
    case .histograms(let format):
      guard formulas.count <= 1 else {
        throw UsageError(description: "\(file) holds histograms; give the path of one of them")
      }
      return try .named(formulas.first, in: file, format, console)
    case .root where formulas.count <= 1:
      return try .ifMeant(formulas.first, in: file)
    default: return nil
    }
  }

  private func refuseEventOptions(_ kind: String) throws {
    let given = [
      ("--where", events.selection != nil), ("--weight", weight != nil),
      ("--define", !events.define.isEmpty), ("--bins", binning.bins != nil),
      ("--range", binning.range != nil), ("--edges", binning.edges != nil),
    ]
    guard let option = given.first(where: \.1)?.0 else { return }
    throw UsageError(
      description:
        "\(option) is for events, and '\(formulas.first ?? file)' is \(kind); to count"
        + " events of a tree, name the tree, as in \(file):Events")
  }

  private func show(
    _ report: HistogramReport, _ console: Console, root: () throws -> ROOTHistogram
  ) throws {
    if let output {
      try HistogramOutput.write(
        report.histogram, name: report.name, to: output, console, root: root)
    }
    guard json else { return console.print(report.text(console.style)) }
    var document = try report.json
    document["warnings"] = .list(console.warnings)
    console.print(JSONValue.object(document).indentedJSON() + "\n")
  }
}
