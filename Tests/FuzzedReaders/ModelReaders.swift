import Dialects
import EventFiles
import Events
import FitConfigurations
import Foundation
import HistFactory

func readWorkspace(_ bytes: Data) throws {
  let document = try JSONValue(json: bytes)
  if case .array = document {
    _ = try JSONValue(json: patchedDocument).patched(by: JSONPatch(document)).json()
    return
  }
  if document["patches"] != nil {
    _ = try PatchSet(document)
    return
  }
  try build(Workspace(json: bytes))
}

private let patchedDocument = Data(#"{"channels":[{"samples":[1]}],"a/b":[],"~":{"":null}}"#.utf8)

func readXML(_ bytes: Data) throws {
  let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
  try ScratchFile.with(parts.count == 2 ? parts[1] : Data(), named: "channel.xml") { channel in
    let description = try HistFactoryXML(
      parsing: String(decoding: parts[0], as: UTF8.self), file: "fuzzed.xml",
      relativeTo: channel.deletingLastPathComponent())
    try build(
      description.workspace(templates: ThreeBins(), inexpressible: .leftOut).workspace)
  }
}

func readDatacard(_ bytes: Data) throws {
  let card = try Datacard(
    parsing: String(decoding: bytes, as: UTF8.self), file: "fuzzed.txt",
    folder: URL(filePath: "/nowhere"))
  try build(card.workspace(templates: ThreeBins(), inexpressible: .leftOut).workspace)
}

func readConfiguration(_ bytes: Data) throws {
  let configuration = try FitConfiguration(yaml: String(decoding: bytes, as: UTF8.self))
  let (templates, _) = try configuration.templates(from: ThreeBins())
  try build(configuration.workspace(of: configuration.smoothed(templates).templates).workspace)
}

private func build(_ workspace: Workspace) throws {
  _ = try workspace.json()
  _ = try Likelihood(workspace)
}

/// Any histogram of any file, and any tree.
private struct ThreeBins: TemplateSource, TemplateInput {
  private static let events = Result {
    try CSVReader().parse(
      Data("lep_charge,mass,pt,weight\n1,90,35,1\n-1,120,20,0.5\n".utf8), file: "events")
  }

  func template(at path: String, in file: URL) -> BinnedTemplate? {
    path.contains("none") ? nil : BinnedTemplate(values: [5, 3, 1], edges: [0, 1, 2, 3])
  }

  func paths(in file: URL) -> [String] { ["signal", "background"] }

  func files(matching path: String) -> [String] { [path] }

  func events(in tree: String, of file: String) throws -> any EventStream {
    TableStream(try Self.events.get())
  }

  func histogram(at path: String, in file: String) -> StoredHistogram {
    StoredHistogram(edges: [0, 1, 2, 3], values: [5, 3, 1], variances: [2, -1, .nan])
  }
}
