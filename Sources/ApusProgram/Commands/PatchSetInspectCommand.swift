import ArgumentParser
import HistFactory
import Terminal

/// `patchset inspect`: the patches of a set.
struct PatchSetInspectCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show the patches of a set and their coordinates.",
    discussion: """
      Examples:
        apus patchset inspect patchset.json
        apus patchset inspect patchset.json --json
      """)

  @Argument(help: ArgumentHelp("A patch set; '-' is standard input.", valueName: "patchset"))
  var path = "-"
  @OptionGroup var output: OutputOptions

  func run(on console: Console) throws {
    let set = try LoadedPatchSet(path).set
    try console.show(Report(of: set, console.style), warnings: [], output)
  }
}

extension Report {
  fileprivate init(of set: PatchSet, _ style: TextStyle) {
    var table = TextTable([.left("patch")] + set.labels.map { .point($0) })
    for patch in set.patches { table.append([patch.name] + patch.values.map(\.description)) }
    let count = set.patches.count
    text = "\(count) patch\(count == 1 ? "" : "es"): \(set.description.printable)\n\n"
    text += table.text(style)
    json = JSONObject([
      ("description", .string(set.description)), ("labels", .list(set.labels)),
      (
        "patches",
        .array(
          set.patches.map { patch in
            ["name": .string(patch.name), "values": .array(patch.values.map(\.json))]
          })
      ),
    ])
  }
}

extension PatchValue {
  fileprivate var json: JSONValue {
    switch self {
    case .number(let value): .finite(value)
    case .text(let text): .string(text)
    }
  }
}
