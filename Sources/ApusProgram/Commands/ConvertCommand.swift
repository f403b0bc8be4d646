import ArgumentParser
import EventFiles
import Foundation
import ROOTFiles

/// `convert`: events, histograms or a model in another format.
struct ConvertCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Write events, histograms or a model in another format.",
    discussion: """
      What is read is told by its content, what is written by the name's ending: events of ROOT trees, \
      RNTuples, text and NumPy as a ROOT tree (.root), text (.csv, .tsv) or NumPy's arrays (.npz, .npy); \
      histograms of ROOT, UHI, CSV and YODA as .root, .json, .csv or .yoda; a datacard of Combine or \
      HistFactory's XML as a workspace in pyhf's JSON, on standard output where no file is named. Trees \
      and text are written block by block, whatever their size. A file appears whole or not at all.

      What the other format has no place for, such as lists in text, is left out with a warning, and the \
      status is 1; --strict refuses it. Objects of a ROOT file that are neither trees nor histograms, \
      such as canvases and graphs, are never written and are listed at the end. Colours and styles of \
      histograms are not written either, of which nothing is said. A card's log-normals are \
      interpolated as in Combine by --normsys-code 1, which other commands do by themselves where they \
      read a card, but a workspace does not say.

      '-' is standard input: a model, or text in columns where the destination is for events.

      Examples:
        apus convert datacard.txt > workspace.json
        apus convert htt_tt.txt --mass 125 --strict --output workspace.json
        apus convert nano.root small.root --tree Events --where "nMuon >= 2" --compression zstd
        apus convert events.root:Events events.csv --columns "pt1 = Muon_pt[0]" MET_pt
        apus convert templates.root templates.json
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @Argument(
    help: ArgumentHelp("Where to; its ending says the format.", valueName: "destination"))
  var destination: String?
  @Option(
    help: ArgumentHelp(
      "The tree of a ROOT file, if it has several; the tree that is written has its name, or 'Events'.",
      valueName: "name"))
  var tree: String?
  @Option(
    name: .shortAndLong, parsing: .upToNextOption,
    help: ArgumentHelp(
      "Names of columns and formulas, as in 'pt1 = Muon_pt[0]'; all columns unless given.",
      valueName: "formula"))
  var columns: [String] = []
  @OptionGroup(title: "Events") var events: EventOptions
  @Flag(help: "The histograms of a ROOT file that has trees, too.")
  var histograms = false
  @Option(
    help: ArgumentHelp(
      "Of a ROOT file: none, zlib, lzma, lz4 or zstd, perhaps with a level as in zstd:5; of .npz none or "
        + "zlib.", valueName: "algorithm"))
  var compression: CompressionChoice?
  @OptionGroup var output: OutputFileOptions

  func validate() throws {
    if let destination {
      try requirePlace(destination, option: "the destination")
      if output.output != nil {
        throw ValidationError("the destination is given twice, the second time by --output")
      }
    }
  }

  func run(on console: Console) throws {
    let kind = try kind()
    if case .model = kind { return try convertModel(console) }
    if case .other(let appearance) = kind {
      throw InputError(
        file: workspace.path, reason: "this looks like \(appearance); \(FileKind.known)")
    }
    guard let path = destination ?? output.output else {
      throw UsageError(description: "where to? Name a file, whose ending says the format")
    }
    try refuseModelOptions()
    // Standard input is no file; a pipe is none that could be overwritten.
    let files = workspace.path == "-" ? [] : try FileReference(workspace.path).files
    try FileIdentity.requireOther(path, than: files)
    switch kind {
    case .histograms(let format):
      try requireNoEventOptions("\(workspace.path) holds histograms, no events")
      try HistogramConversion(to: path, compression, isStrict: workspace.dialect.strict)
        .convert(workspace.path, format, console)
    case .root where try !meansEvents(files[0], path):
      try HistogramConversion(to: path, compression, isStrict: workspace.dialect.strict)
        .convert(root: files, console)
    default:
      try EventConversion(
        of: workspace.path, tree: tree, columns: columns, events, to: path, compression,
        isStrict: workspace.dialect.strict, console
      ).run(on: console)
    }
  }

  private func kind() throws -> FileKind {
    let path = workspace.path
    if path == "-" || InputFile.isPipe(path) {
      // What can be read only once is text: events where the destination is for them, else a model.
      let ending = (destination ?? output.output).map {
        URL(filePath: $0).pathExtension.lowercased()
      }
      return EventFormat.endings.contains(ending ?? "") ? .table : .model(.json)
    }
    if FileManager.default.fileExists(atPath: path) {
      return try FileKind(of: path)
    }
    guard let reference = try? FileReference(path) else {
      throw InputError(file: path, reason: "there is no such file")
    }
    return try FileKind(of: reference.files[0].path)
  }

  private func convertModel(_ console: Console) throws {
    try requireNoEventOptions("\(workspace.path) is a model; it has no events")
    if let destination {
      guard destination.hasSuffix(".json") else {
        throw UsageError(
          description: "\(destination): a model is written as a workspace; give a name that ends in"
            + " .json")
      }
      if workspace.path != "-" {
        try FileIdentity.requireOther(destination, than: [URL(filePath: workspace.path)])
      }
    }
    let loaded = try workspace.load(console)
    if loaded.source.format == .datacard {
      console.note("the card's log-normals are those of Combine with --normsys-code 1")
    }
    guard let destination else { return try console.show(loaded.source.json, output) }
    try write(loaded.source.json.indentedJSON() + "\n", to: destination)
  }

  /// Of a ROOT file with both, the ending or an option has to tell.
  private func meansEvents(_ file: URL, _ destination: String) throws -> Bool {
    if try FileReference(workspace.path).tree != nil || eventOption != nil { return true }
    let ending = URL(filePath: destination).pathExtension.lowercased()
    if histograms || ["json", "yoda"].contains(ending) { return false }
    let root = try ROOTFile(contentsOf: file)
    let trees = try root.tables()
    let hasHistograms = try root.allKeys().contains { $0.isHistogram }
    if ["csv", "root"].contains(ending), hasHistograms, !trees.isEmpty {
      throw UsageError(
        description:
          "\(file.relativePath) has histograms and trees; choose by --histograms, or --tree"
          + " \(trees[0].pathWithoutCycle)")
    }
    return !trees.isEmpty || !hasHistograms
  }

  /// An option that was given and that only events have a use for.
  private var eventOption: String? {
    if tree != nil { return "--tree" }
    if !columns.isEmpty { return "--columns" }
    if events.selection != nil { return "--where" }
    return events.define.isEmpty ? nil : "--define"
  }

  private func requireNoEventOptions(_ reason: String) throws {
    guard let option = eventOption else { return }
    throw UsageError(description: "\(option) is for events; \(reason)")
  }

  private func refuseModelOptions() throws {
    guard let option = workspace.modelOption, option != "--strict" else { return }
    throw UsageError(description: "\(option) is for models, and \(workspace.path) is none")
  }
}
