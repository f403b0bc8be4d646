import Foundation
import TestSupport
import Testing

@Suite("apus: where results go")
struct OutputTests {
  @Test func `the JSON goes to a file, and the table is still shown`() throws {
    try Examples.inFolder { folder in
      let shown = try Program(
        apus: ["limit", "two-bins.json", "--output", "limit.json"], in: folder)
      #expect(shown.status == 0)
      #expect(shown.output == (try Program(apus: ["limit", "two-bins.json"]).output))
      let json = try Program(apus: ["limit", "two-bins.json", "--json"]).output
      let file = folder.appending(path: "limit.json")
      #expect(try String(contentsOf: file, encoding: .utf8) == json)
      let quiet = try Program(
        apus: ["limit", "two-bins.json", "--json", "--output-file", "limit.json"], in: folder)
      #expect(quiet.status == 0 && quiet.output == "")
    }
  }

  @Test func `a failed run leaves a file as it was`() throws {
    try Examples.inFolder { folder in
      let file = folder.appending(path: "kept.json")
      try Data("kept".utf8).write(to: file)
      let run = try Program(apus: ["limit", "empty.json", "-o", "kept.json"], in: folder)
      #expect(run.status == 3)
      #expect(try String(contentsOf: file, encoding: .utf8) == "kept")
    }
  }

  @Test func `links are followed and devices are not replaced`() throws {
    try Examples.inFolder { folder in
      let (link, target) = (folder.appending(path: "link"), folder.appending(path: "target"))
      try Data().write(to: target)
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: target)
      _ = try Program(apus: ["sort", "two-bins.json", "-o", "link"], in: folder)
      let type = try FileManager.default.attributesOfItem(atPath: link.path)[.type]
      #expect(type as? FileAttributeType == .typeSymbolicLink)
      #expect(try !Data(contentsOf: target).isEmpty)
      let null = try Program(apus: ["sort", "two-bins.json", "-o", "/dev/null"], in: folder)
      #expect(null.status == 0 && null.errors == "" && null.output == "")
      let device = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type]
      #expect(device as? FileAttributeType == .typeCharacterSpecial)
    }
  }

  @Test func `into a pipe go no escape sequences and no progress`() throws {
    for command in ["fit", "limit", "impacts", "toys"] {
      let run = try Program(
        apus: [command, "two-bins.json"] + (command == "toys" ? ["--toys", "9"] : []))
      #expect(run.status == 0 && run.errors == "", "\(run.errors)")
      #expect(!run.output.contains("\u{1B}") && !run.output.contains("\r"))
    }
  }

  @Test func `control characters of names are shown, not obeyed`() throws {
    let text = Examples.twoBins.replacing(#""signal""#, with: #""sig\u001b[31m\nnal""#)
    let run = try Program(apus: ["inspect"], input: text)
    #expect(run.status == 0 && !run.output.contains("\u{1B}"))
    #expect(run.output.contains(#"├─ sig\u{1B}[31m\nnal "#))
  }

  @Test func `a parameter may have the name of another's element`() throws {
    let text = Examples.twoBins.replacing(
      #""type": "shapesys", "data": [3, 7]}"#,
      with: """
        "type": "shapesys", "data": [3, 7]},
        {"name": "uncorr_bkguncrt[0]", "type": "normsys", "data": {"lo": 0.9, "hi": 1.1}}
        """)
    for command in ["fit", "impacts"] {
      let run = try Program(apus: [command], input: text)
      #expect(run.status == 0, "\(run.errors)")
      let rows = run.output.split(separator: "\n").filter { $0.contains("uncorr_bkguncrt[0]") }
      #expect(rows.count == 2)
    }
  }

  @Test func `a result with warnings is shown, and the status is 1`() throws {
    let run = try Program(apus: ["fit", "undetermined.json"])
    #expect(run.status == 1 && run.output.contains("converged after"))
    #expect(run.errors.hasPrefix("warning: the data do not determine "))
    #expect(run.errors.contains("mu (") && run.errors.contains(" with nu ("))
    let noSignal = Examples.twoBins.replacing("[12, 11]", with: "[0, 0]")
    let limit = try Program(apus: ["limit", "--json"], input: noSignal)
    #expect(limit.status == 1)
    #expect(try limit.json["limit_obs"] == .some(nil))
    #expect(limit.errors.contains("warning: observed limit: no signal strength up to "))
    let impacts = try Program(apus: ["impacts", "undetermined.json"])
    #expect(impacts.status == 1 && impacts.output == "")
    #expect(impacts.errors.hasPrefix("error: the data do not determine "))
  }
}
