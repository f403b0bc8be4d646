import ArgumentParser
import EventFiles

/// `head`: the first events of a file.
struct HeadCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "head",
    abstract: "Print the first events of a file.",
    discussion: """
      Events are entries of a ROOT tree or RNTuple, rows of text in columns, or elements of NumPy's \
      arrays; events.root:Events names the tree, 'run*.root:Events' several files in a row, '-' is text \
      in columns on standard input. Columns are names or formulas, in C's notation or Python's, with \
      lists, elements (pt[0]), shorter lists (pt[pt > 20]) and count, sum, min, max, any, all and so on. \
      The first column of the table is the place of the event in the file.

      Examples:
        apus head events.root:Events
        apus head events.root:Events --where "nMuon >= 2" --columns "pt1 = Muon_pt[0]" MET_pt
        apus head events.csv -n 100 --json
        zcat events.csv.gz | apus head -
      """)

  @Argument(
    help: ArgumentHelp(
      "A file of events, or several, perhaps with a tree.", valueName: "file[:tree]"))
  var file: String
  @Option(name: [.customShort("n"), .customLong("number")], help: "How many events.")
  var number = 10
  @Option(
    name: .shortAndLong, parsing: .upToNextOption,
    help: ArgumentHelp(
      "Names of columns and formulas, as in 'pt1 = Muon_pt[0]'; all columns unless given.",
      valueName: "formula"))
  var columns: [String] = []
  @OptionGroup(title: "Events") var events: EventOptions
  @Flag(help: "Print a table, comma-separated values, or JSON.")
  var format = HeadFormat.table
  @OptionGroup var output: OutputFileOptions

  func validate() throws {
    if number < 0 { throw ValidationError("--number is \(number); give 0 or more") }
    if output.output != nil, format != .json {
      throw ValidationError("--output needs --json; 'apus convert' writes other files of events")
    }
  }

  func run(on console: Console) throws {
    let stream = try events.open(file, console)
    let formulas =
      columns.isEmpty
      ? stream.columns.map { NamedFormula($0.name, $0.name) } : columns.map { NamedFormula($0) }
    var shown = formulas
    if columns.isEmpty, format == .table, formulas.count > EventTableText.mostColumns {
      shown = Array(formulas.prefix(EventTableText.mostColumns))
      console.note(
        "\(shown.count) of \(formulas.count) columns are shown; --columns chooses others")
    }
    if columns.isEmpty, !stream.unusable.isEmpty {
      console.note(
        "left out: "
          + shortened(stream.unusable.sorted { $0.key < $1.key }.map { "\($0) (\($1))" }, to: 300))
    }
    let query = EventQuery(
      columns: shown, where: events.selection, defining: events.definitions, limit: number)
    let head = try EventHead(query, stream, source: InputFile.name(of: file))
    switch format {
    case .table: console.print(head.text(console.style))
    case .csv: console.print(head.csv)
    case .json: try console.show(.object(head.json), output)
    }
  }
}

/// How events are printed.
enum HeadFormat: String, EnumerableFlag {
  case table
  case csv
  case json

  static func name(for value: HeadFormat) -> NameSpecification {
    value == .json ? .shortAndLong : .long
  }
}
