import Foundation
import PackagePlugin

/// Makes Swift of the notebooks whenever one changes.
@main
struct TanglePlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let folder = context.package.directoryURL.appending(path: "Notebooks-md")
    let notebooks = try FileManager.default
      .contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "md" && $0.lastPathComponent.prefix(2).allSatisfy(\.isNumber) }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
    let output = context.pluginWorkDirectoryURL
    let names =
      notebooks.map { $0.deletingPathExtension().lastPathComponent } + ["TangledNotebooks"]
    return [
      .buildCommand(
        displayName: "Tangling \(notebooks.count) notebooks",
        executable: try context.tool(named: "tangle-notebooks").url,
        arguments: [output.path] + notebooks.map(\.path), inputFiles: notebooks,
        outputFiles: names.map { output.appending(path: "\($0).swift") })
    ]
  }
}
