import Foundation
import HistFactory
import TestSupport
import Testing

@Suite("apus: editing workspaces")
struct EditingTests {
  @Test func `patch prints the workspace with its numbers as they were written`() throws {
    let run = try Program(apus: ["patch", "background.json", "-p", "signal.json"])
    #expect(run.status == 0 && run.errors == "")
    let document = try JSONValue(json: Data(Examples.background.utf8))
    let patched = try document.patched(by: JSONPatch(json: Data(Examples.signalPatch.utf8)))
    #expect(try run.json.digest(.sha256) == patched.digest(.sha256))
    #expect(run.output == patched.indentedJSON() + "\n")
  }

  @Test(arguments: [
    ["-p", "signal.json"], ["--patch", "patchset.json#light"],
    ["-p", "patchset.json", "--patch-name", "light"],
    ["-p", "foreign.json#light", "--ignore-digests"],
  ])
  func `patches apply wherever a workspace is read`(options: [String]) throws {
    let run = try Program(apus: ["limit", "background.json", "--json"] + options)
    #expect(run.status == 0 && run.errors == "", "\(run.errors)")
    let document = try JSONValue(json: Data(Examples.background.utf8))
    let patch = try JSONPatch(json: Data(Examples.signalPatch.utf8))
    let limit = try Likelihood(Workspace(document.patched(by: [patch]))).upperLimit()
    #expect(try run.json["limit_obs"]!.number == limit.observed)
  }

  @Test func `several patches apply in their order`() throws {
    try Examples.inFolder { folder in
      let second = #"[{"op": "replace", "path": "/channels/0/samples/1/name", "value": "S"}]"#
      try Data(second.utf8).write(to: folder.appending(path: "second.json"))
      let run = try Program(
        apus: ["patch", "background.json", "-p", "signal.json", "-p", "second.json"], in: folder)
      #expect(try run.json["channels"]![0]!["samples"]![1]!["name"] == "S")
      let swapped = try Program(
        apus: ["patch", "background.json", "-p", "second.json", "-p", "signal.json"], in: folder)
      #expect(swapped.status == 3 && swapped.output == "")
    }
  }

  @Test func `a patch may come from standard input`() throws {
    let run = try Program(
      apus: ["patch", "background.json", "-p", "-"], input: Examples.signalPatch)
    #expect(run.status == 0)
    let file = try Program(apus: ["patch", "background.json", "-p", "signal.json"])
    #expect(run.output == file.output)
  }

  @Test func `prune, rename and sort do what the library does`() throws {
    let workspace = try Workspace(json: Data(Examples.twoRegions.utf8))
    let pruned = try Program(
      apus: ["prune", "two-regions.json", "-c", "CR", "-t", "staterror", "--measurement", "search"])
    let expected = try workspace.pruned(
      channels: ["CR"], modifierTypes: [.statError], measurements: ["search"])
    #expect(try Workspace(pruned.json) == expected)
    let renamed = try Program(
      apus: ["rename", "-m", "JES", "JES_17", "two-regions.json", "--channel", "SR", "-signal-"])
    #expect(
      try Workspace(renamed.json)
        == workspace.renamed(channels: ["SR": "-signal-"], modifiers: ["JES": "JES_17"]))
    let sorted = try Program(apus: ["sort", "two-regions.json"])
    #expect(try Workspace(sorted.json) == workspace.sorted())
  }

  @Test func `combine joins several workspaces`() throws {
    try Examples.inFolder { folder in
      for (index, name) in ["a", "b"].enumerated() {
        let run = try Program(
          apus: [
            "rename", "two-bins.json", "-c", "singlechannel", name, "-m", "uncorr_bkguncrt",
            "unc_\(name)", "--measurement", "Measurement", "m\(index)", "-o", "\(name).json",
          ], in: folder)
        #expect(run.status == 0 && run.output == "" && run.errors == "")
      }
      let run = try Program(apus: ["combine", "a.json", "b.json", "two-bins.json"], in: folder)
      let combined = try Workspace(run.json)
      #expect(combined.channels.map(\.name) == ["a", "b", "singlechannel"])
      #expect(combined.measurements.map(\.name) == ["m0", "m1", "Measurement"])
      let clash = try Program(apus: ["combine", "a.json", "a.json"], in: folder)
      #expect(clash.status == 3)
      #expect(
        clash.errors == """
          error: a.json, a.json: /channels: both workspaces have channels 'a'; rename them, or choose \
          another join

          """)
      for join in ["left outer", "left-outer"] {
        let same = try Program(apus: ["combine", "a.json", "a.json", "--join", join], in: folder)
        #expect(try Workspace(same.json) == Workspace(contentsOf: folder.appending(path: "a.json")))
      }
    }
  }

  // The digest is the one of pyhf's documentation of `pyhf digest` for the same content.
  @Test func `digest prints lines or JSON`() throws {
    let document = try JSONValue(json: Data(Examples.twoBins.utf8))
    let (md5, sha256) = (document.digest(.md5), document.digest(.sha256))
    let lines = try Program(apus: ["digest", "two-bins.json", "-a", "md5", "-a", "sha256"])
    #expect(lines.output == "md5:\(md5)\nsha256:\(sha256)\n")
    let json = try Program(apus: ["digest", "two-bins.json", "--json"])
    #expect(json.output == "{\n    \"sha256\": \"\(sha256)\"\n}\n")
  }

  @Test func `patch sets are inspected, verified, taken apart and applied`() throws {
    let inspected = try Program(apus: ["patchset", "inspect", "patchset.json"])
    #expect(
      inspected.output == """
        2 patches: signals of a test

        patch   mass
        light  100
        heavy  500.5

        """)
    let verified = try Program(apus: ["patchset", "verify", "background.json", "patchset.json"])
    #expect(verified.status == 0 && verified.output == "All good.\n")
    let extracted = try Program(apus: ["patchset", "extract", "patchset.json", "--name", "light"])
    let patch = try JSONValue(json: Data(Examples.signalPatch.utf8))
    #expect(try extracted.json == patch)
    let whole = try Program(
      apus: ["patchset", "extract", "patchset.json", "--name", "light", "--with-metadata"]
    ).json
    #expect(whole["patch"] == patch && whole["metadata"]!["name"] == "light")
    #expect(whole["metadata"]!["labels"] == ["mass"])
    let applied = try Program(
      apus: ["patchset", "apply", "background.json", "patchset.json", "--name", "light"])
    let patched = try Program(apus: ["patch", "background.json", "-p", "signal.json"])
    #expect(applied.status == 0 && applied.output == patched.output)
  }
}
