import ArgumentParser
import FitConfigurations
import Foundation
import Histograms

/// `build`: the workspace that a configuration of regions, samples and systematics makes.
struct BuildCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Fill or collect template histograms, and print the workspace they make.",
    discussion: """
      The configuration, in YAML or JSON, has the format of cabinetry: regions with variables, filters \
      and bins; samples with trees and weights; norm factors and systematic uncertainties. Templates are \
      filled from the events of ROOT files, or read from histograms where no sample names a tree.

      Examples:
        apus build config.yml --output workspace.json
        apus build config.yml --basedir ntuples --histograms templates.json | apus fit -
      """)

  @Argument(help: ArgumentHelp("The configuration, in YAML or JSON.", valueName: "config"))
  var path: String
  @Option(
    help: ArgumentHelp(
      "The folder that relative paths start from; that of the configuration unless given.",
      valueName: "folder"))
  var basedir: String?
  @Option(
    help: ArgumentHelp(
      "Write the templates, such as SR/ttbar/Scale_Up, to a file .json (UHI), .csv, .yoda or .root.",
      valueName: "file"))
  var histograms: String?
  @OptionGroup var output: OutputFileOptions

  func validate() throws {
    if let histograms { try HistogramOutput.check(histograms, option: "--histograms") }
    var isFolder: ObjCBool = false
    if let basedir,
      !FileManager.default.fileExists(atPath: basedir, isDirectory: &isFolder)
        || !isFolder.boolValue
    {
      throw ValidationError("--basedir is '\(basedir)'; give a folder")
    }
  }

  func run(on console: Console) throws {
    let file = try InputFile(path)
    let configuration = try FitConfiguration(yaml: file.text(), file: file.name)
    let folder = basedir.map { URL(filePath: $0, directoryHint: .isDirectory) } ?? file.folder
    let input = FileInput(relativeTo: folder)
    let build = try configuration.build(from: input)
    for note in build.notes {
      note.isWarning ? console.warn(note.description) : console.note(note.description)
    }
    if let histograms {
      try FileIdentity.requireOther(histograms, than: input.opened)
      try build.templates.collection.write(to: URL(filePath: histograms))
    }
    try console.show(build.workspace.document, output)
  }
}
