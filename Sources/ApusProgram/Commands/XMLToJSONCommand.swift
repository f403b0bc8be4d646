import ArgumentParser
import Foundation

/// `xml2json`: HistFactory's XML as a workspace, as pyhf's command.
struct XMLToJSONCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "xml2json",
    abstract: "Print HistFactory's XML as a workspace in pyhf's JSON.",
    discussion: """
      Examples:
        apus xml2json config/example.xml --basedir . > workspace.json
        apus xml2json config/example.xml --basedir . --strict --output-file workspace.json
      """)

  @Argument(
    help: ArgumentHelp("The document whose root is <Combination>.", valueName: "entrypoint-xml"))
  var path: String
  @Option(
    help: ArgumentHelp("The folder that relative paths start from.", valueName: "folder"))
  var basedir = "."
  @Flag(
    help: "Refuse what a workspace cannot express, instead of leaving it out with a warning.")
  var strict = false
  @OptionGroup var output: OutputFileOptions

  func run(on console: Console) throws {
    let settings = DialectSettings(
      baseFolder: URL(filePath: basedir, directoryHint: .isDirectory),
      inexpressible: strict ? .refused : .leftOut)
    let file = try InputFile(path)
    guard ModelFormat(of: file) == .histFactoryXML else { throw file.problem("this is not XML") }
    let source = try SourceDocument(file, settings)
    console.show(source.notes)
    try console.show(source.json, output)
  }
}
