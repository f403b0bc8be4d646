import Foundation
import HistFactory
import TestSupport
import Testing

/// Operations on workspaces and documents, done again by pyhf and jsonpatch.
@Suite(
  "Conformance of workspaces with pyhf",
  .enabled(if: ConformanceScript.mayRun, "\(ConformanceScript.skipped)"))
struct OperationConformanceTests {
  private static func names(_ names: [String]) -> JSONValue { .array(names.map { .string($0) }) }

  private static func names(_ names: [String: String]) -> JSONValue {
    var object = JSONObject()
    for (old, new) in names { object[old] = .string(new) }
    return .object(object)
  }

  @Test func `prune, rename and sorted`() throws {
    let workspace = try twoRegions()
    let document = workspace.document
    var cases = ConformanceCases()
    for names in [
      ["SR"], ["CR"], ["SR", "CR"], ["signal"], ["background"], ["mu", "lumi"], ["shape"],
    ]
      + [["search"], ["search", "control"], ["elsewhere"], []]
    {
      cases.add("prune", document, ["channels": Self.names(names)]) {
        try workspace.pruned(channels: Set(names)).document
      }
      cases.add("prune", document, ["samples": Self.names(names)]) {
        try workspace.pruned(samples: Set(names)).document
      }
      cases.add("prune", document, ["modifiers": Self.names(names)]) {
        try workspace.pruned(modifiers: Set(names)).document
      }
      cases.add("prune", document, ["measurements": Self.names(names)]) {
        try workspace.pruned(measurements: Set(names)).document
      }
    }
    // pyhf forgets the type histosys where a normsys has the same name.
    for type in Workspace.ModifierType.allCases where type != .histoSys {
      cases.add("prune", document, ["modifier_types": [.string(type.rawValue)]]) {
        try workspace.pruned(modifierTypes: [type]).document
      }
    }
    for names in [["SR": "A"], ["signal": "s", "background": "b"], ["mu": "nu", "shape": "s"]]
      + [["search": "a"], ["none": "a"], [:]]
    {
      cases.add("rename", document, ["channels": Self.names(names)]) {
        try workspace.renamed(channels: names).document
      }
      cases.add("rename", document, ["samples": Self.names(names)]) {
        try workspace.renamed(samples: names).document
      }
      cases.add("rename", document, ["modifiers": Self.names(names)]) {
        try workspace.renamed(modifiers: names).document
      }
      cases.add("rename", document, ["measurements": Self.names(names)]) {
        try workspace.renamed(measurements: names).document
      }
    }
    cases.add("sorted", document, [:]) { workspace.sorted().document }
    #expect(cases.errorCount > 20)
    #expect(try cases.agree())
  }

  /// Right workspaces that differ from the example in one or several ways.
  private func variants() throws -> [Workspace] {
    let original = try twoRegions()
    let changes: [(inout Workspace) -> Void] = [
      { _ in },
      {
        for i in 0...1 {
          $0.channels[i].name += "2"
          $0.observations[i].name += "2"
        }
      },
      {
        $0.measurements[0].name = "x"
        $0.measurements[1].name = "y"
      },
      { $0.channels[1].samples[0].data[0] += 1 },
      {
        $0.channels[0].samples.reverse()
        $0.channels.reverse()
      },
      { $0.channels[0].samples[$0.channels[0].samples.count - 1].name = "top" },
      { $0.observations[0].data[1] += 1 }, { $0.observations.reverse() },
      { $0.measurements[0].parameterOfInterest = "shape" },
      { $0.measurements[0].parameters.removeFirst() },
      { $0.measurements[0].parameters[0].name = "stat" },
      {
        for (index, settings) in $0.measurements[0].parameters.enumerated()
        where settings.name == "lumi" { $0.measurements[0].parameters[index].sigmas = [0.03] }
      },
      { $0.measurements[1].parameters = [.init(name: "bins", fixed: false)] },
    ]
    return changes.indices.flatMap { first in
      (first..<min(first + 5, changes.count)).map { second in
        var workspace = original
        changes[first](&workspace)
        if second != first { changes[second](&workspace) }
        return workspace
      }
    }
  }

  @Test func `combine by every join`() throws {
    let left = try twoRegions()
    var cases = ConformanceCases()
    for right in try variants() {
      for join in Workspace.Join.allCases {
        for merging in [false, true] {
          let arguments: JSONValue = [
            "join": .string(join.rawValue), "merge_channels": .bool(merging),
          ]
          cases.add("combine", left.document, other: right.document, arguments) {
            try left.combined(with: right, join: join, mergingChannels: merging).document
          }
        }
      }
    }
    #expect(cases.errorCount > 100 && cases.errorCount < 300)
    #expect(try cases.agree())
  }

  @Test func `patches of random documents`() throws {
    var random = RandomDocument(seed: 20)
    var cases = ConformanceCases()
    for _ in 0..<1500 {
      let document = random.container(depth: 4)
      let patch = random.patch(of: document)
      cases.add("patch", document, patch) {
        try document.patched(by: JSONPatch(patch))
      }
    }
    #expect(cases.errorCount > 300 && cases.errorCount < 1200)
    #expect(try cases.agree())
  }

  @Test func `digests and texts of random documents`() throws {
    var random = RandomDocument(seed: 21)
    var cases = ConformanceCases()
    for index in 0..<400 {
      let document = random.value(depth: 4)
      let algorithm = DigestAlgorithm.allCases[index % 2]
      cases.add("digest", document, .string(algorithm.rawValue)) {
        .string(document.digest(algorithm))
      }
      cases.add("text", document, nil) { .string(document.description) }
    }
    #expect(cases.errorCount == 0)
    #expect(try cases.agree())
  }
}
