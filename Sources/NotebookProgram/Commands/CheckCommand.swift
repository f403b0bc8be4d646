import ArgumentParser
import Foundation
import Notebooks

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Run notebooks and compare what they print and draw with what stands in them.")

  @OptionGroup var folder: NotebookFolder

  func run() throws {
    var differences = 0
    for (notebook, _) in try folder.notebooks() {
      let run = try NotebookRun(notebook, sharedData: folder.sharedData)
      let found =
        notebook.differences(from: run.output).map(\.description) + differingFigures(of: run)
      for difference in found { print(difference) }
      print("\(notebook.name): \(found.isEmpty ? "true" : "\(found.count) differ")")
      differences += found.count
    }
    if differences > 0 {
      print("'make notebooks' puts what they print and draw now into the notebooks")
      throw ExitCode.failure
    }
  }

  private func differingFigures(of run: NotebookRun) -> [String] {
    let place = { (line: Int) in "\(run.notebook.name).md:\(line)" }
    let shown = run.notebook.figures.compactMap { figure -> String? in
      guard let made = run.figures[figure.file] else {
        return "\(place(figure.line)): no block makes figures/\(figure.file)"
      }
      let kept = try? Data(contentsOf: folder.url.appending(path: "figures/\(figure.file)"))
      if kept == made || figure.varies && kept != nil { return nil }
      return "\(place(figure.line)): figures/\(figure.file) is drawn otherwise now"
    }
    let names = Set(run.notebook.figures.map(\.file))
    let unseen = run.figures.keys.filter { !names.contains($0) }.sorted()
    return shown + unseen.map { "\(place(1)): figures/\($0) is made but not shown" }
  }
}
