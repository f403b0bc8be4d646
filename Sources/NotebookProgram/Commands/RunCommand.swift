import ArgumentParser

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run one notebook here: print what it prints, write its figures into 'figures'.")

  @Argument(help: "The notebook's name, or its beginning.")
  var name: String

  @Flag(help: .hidden)
  var marked = false

  func run() throws {
    marksBlocks = marked
    try NotebookChoice.one(name).run()
  }
}
