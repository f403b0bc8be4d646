import ArgumentParser
import Foundation
import Notebooks

struct RefreshCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "refresh", abstract: "Run notebooks and put what they print and draw into them.")

  @OptionGroup var folder: NotebookFolder

  func run() throws {
    let figures = folder.url.appending(path: "figures")
    try FileManager.default.createDirectory(at: figures, withIntermediateDirectories: true)
    for (notebook, url) in try folder.notebooks() {
      let run = try NotebookRun(notebook, sharedData: folder.sharedData)
      for (name, data) in run.figures {
        try data.write(to: figures.appending(path: name), options: .atomic)
      }
      try notebook.refreshed(with: run.output)
        .write(to: url, atomically: true, encoding: .utf8)
      print("\(notebook.name): refreshed")
    }
  }
}
