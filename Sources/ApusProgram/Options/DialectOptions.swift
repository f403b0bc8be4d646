import ArgumentParser
import Dialects
import Foundation

/// How HistFactory's XML and datacards are read.
struct DialectSettings {
  /// Where relative paths start from; the folder of the file if nil.
  var baseFolder: URL?
  /// What stands for `$MASS` in a datacard.
  var mass = "120"
  var inexpressible = Inexpressible.leftOut
}

/// The options for it.
struct DialectOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder that relative paths in XML and datacards start from; that of the file unless given.",
      valueName: "folder"))
  var basedir: String?

  @Option(help: ArgumentHelp("What stands for $MASS in a datacard.", valueName: "mass"))
  var mass = "120"

  @Flag(
    help: """
      Refuse what a workspace cannot express of XML or a datacard, instead of leaving it out with a \
      warning.
      """)
  var strict = false

  var settings: DialectSettings {
    DialectSettings(
      baseFolder: basedir.map { URL(filePath: $0, directoryHint: .isDirectory) }, mass: mass,
      inexpressible: strict ? .refused : .leftOut)
  }

  func validate() throws {
    var isFolder: ObjCBool = false
    if let basedir,
      !FileManager.default.fileExists(atPath: basedir, isDirectory: &isFolder)
        || !isFolder.boolValue
    {
      throw ValidationError("--basedir is '\(basedir)'; give a folder")
    }
  }
}
