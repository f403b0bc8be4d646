import ArgumentParser
import Foundation
import Inference
import Pages
import Reports
import Terminal

/// `report`: a page for people.
struct ReportCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Make a page of HTML of a training run, of a workspace, or of several runs compared.",
    discussion: """
      The page is one file that fetches nothing, so it can be opened from disk, sent and kept. Of a folder \
      of results it shows what the training did; of a workspace the fit, tests, limits and impacts; of \
      several folders what differs between them.

      Examples:
        apus report results/blobs
        apus report workspace.json --output model.html --pdf model.pdf
        apus report results/blobs --figures figures --format pdf
        apus report results/a results/b --output comparison.html
      """)

  @Argument(
    help: ArgumentHelp(
      "A folder of results, several, or a workspace in any of the formats that 'fit' reads.",
      valueName: "results"))
  var paths: [String]
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      """
      The page; unless given report.html in the folder of one run, or else report.html where you are.
      """, valueName: "file"))
  var output: String?
  @OptionGroup(title: "Beside the page") var figures: FigureOptions
  @OptionGroup(title: "Model of a workspace") var model: ModelOptions
  @OptionGroup(title: "Patches of a workspace") var patches: PatchOptions
  @OptionGroup(title: "XML and datacards") var dialect: DialectOptions

  func run(on console: Console) throws {
    let folders = paths.filter(Self.isFolder)
    guard folders.count == paths.count || paths.count == 1 else {
      throw UsageError(
        description: "several runs are compared; '\(paths.first { !Self.isFolder($0) }!)' is no"
          + " folder of results")
    }
    // Before anything is computed.
    let file = output ?? defaultOutput(folders)
    try check(folders, file)
    let writer = try figures.writer()
    let page = try folders.isEmpty ? modelPage(paths[0], console) : runPage(folders)
    let url = URL(filePath: file)
    try page.write(to: url)
    console.print("The page is \(file.printable)\n")
    try writer.write(page, in: url, console)
  }

  private func check(_ folders: [String], _ file: String) throws {
    if file.isEmpty || Self.isFolder(file) {
      throw UsageError(description: "--output is '\(file)'; give the name of a file")
    }
    if folders.isEmpty {
      // A part of a set is named behind '#'.
      let files = [paths[0]] + patches.patch.map { String($0.prefix { $0 != "#" }) }
      for target in [file, figures.pdf].compactMap(\.self) {
        try FileIdentity.requireOther(target, than: files.map { URL(filePath: $0) })
      }
    } else if let option = model.given ?? workspaceOptions(paths[0]).modelOption {
      throw UsageError(
        description: "\(option) is for models, and '\(paths[0])' is a folder of results")
    }
  }

  private func workspaceOptions(_ path: String) -> WorkspaceOptions {
    var options = WorkspaceOptions()
    (options.path, options.patches, options.dialect) = (path, patches, dialect)
    return options
  }

  private func runPage(_ folders: [String]) throws -> Page {
    let results = folders.map { ResultsFolder($0) }
    return try results.count == 1 ? Page(run: results[0]) : Page(comparing: results)
  }

  private func modelPage(_ path: String, _ console: Console) throws -> Page {
    let likelihood = try model.likelihood(of: workspaceOptions(path).load(console), console)
    let name = path == "-" ? "standard input" : URL(filePath: path).lastPathComponent
    let study = try ModelStudy(likelihood, named: name)
    study.warnings.forEach(console.warn)
    return Page(model: study, source: name)
  }

  private func defaultOutput(_ folders: [String]) -> String {
    folders.count == 1
      ? ResultsFolder(folders[0]).file("report.html").relativePath : "report.html"
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }
}
