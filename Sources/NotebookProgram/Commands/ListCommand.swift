import ArgumentParser

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Show the notebooks' names.")

  func run() {
    for notebook in tangledNotebooks { print(notebook.name) }
  }
}
