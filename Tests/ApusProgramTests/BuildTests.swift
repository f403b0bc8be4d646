import Foundation
import HistFactory
import TestSupport
import Testing

private let made = URL(filePath: #filePath).appending(path: "../../FitConfigurationsTests/Made")
  .standardizedFileURL

private func made(_ name: String) -> String { made.appending(path: name).path }

@Suite("apus build")
struct BuildTests {
  @Test func `prints the workspace, and notes beside it`() throws {
    let build = try Program("apus", ["build", made("lists.yml")])
    #expect(build.status == 0)
    #expect(build.errors == "")
    let workspace = try Workspace(json: Data(build.output.utf8))
    #expect(workspace.channels[0].samples[0].data == [2.25, 1.5])
    let edges = try Program("apus", ["build", made("edges.yml")])
    #expect(edges.status == 0)
    #expect(
      edges.errors == """
        note: region 'R', sample 'Data': the variable is not a number for 1 event of the selection, \
        left in no bin
        note: region 'R', sample 'S': the variable is not a number for 1 event of the selection, \
        left in no bin

        """)
  }

  @Test func `its result is fitted like any workspace`() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "workspace.json").path
      let build = try Program("apus", ["build", made("events.yml"), "--output", file])
      #expect(build.status == 0 && build.output == "")
      let test = try Program("apus", ["test", file, "--json"])
      #expect(test.status == 0, "\(test.errors)")
      let expected = try Program("apus", ["test", made("events.json"), "--json"])
      #expect(
        deviation(
          of: try test.json["CLs_exp"]!.numbers, from: try expected.json["CLs_exp"]!.numbers) < 1e-9
      )
    }
  }

  @Test(arguments: ["json", "csv", "yoda"])
  func `templates are written beside it`(format: String) throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "templates.\(format)")
      let build = try Program(
        "apus", ["build", made("histograms.yml"), "--histograms", file.path])
      #expect(build.status == 0)
      let text = try String(contentsOf: file, encoding: .utf8)
      for path in ["SR/data/Nominal", "CR/background/scale_Down", "SR/signal/process_Up"] {
        #expect(text.contains(path))
      }
    }
  }

  @Test func `templates are written to directories of a ROOT file`() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "templates.root")
      let build = try Program("apus", ["build", made("histograms.yml"), "--histograms", file.path])
      #expect(build.status == 0)
      for path in ["SR/data/Nominal", "CR/background/scale_Down", "SR/signal/process_Up"] {
        let inspection = try Program("apus", ["inspect", file.path, path])
        #expect(inspection.status == 0)
      }
    }
  }

  @Test(arguments: ["histograms", "lists"])
  func `what is read is not overwritten by templates`(name: String) throws {
    try withTemporaryFolder { folder in
      let inputs = folder.appending(path: "inputs")
      try FileManager.default.copyItem(at: made.appending(path: "inputs"), to: inputs)
      let file = inputs.appending(path: "\(name).root")
      let before = try Data(contentsOf: file)
      let build = try Program(
        "apus",
        ["build", made("\(name).yml"), "--basedir", folder.path, "--histograms", file.path])
      #expect(build.status == 2)
      #expect(build.errors.contains("\(name).root is a file that is read; it is not overwritten"))
      #expect(try Data(contentsOf: file) == before)
    }
  }

  @Test func `another folder for relative paths`() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "lists.yml")
      try FileManager.default.copyItem(atPath: made("lists.yml"), toPath: file.path)
      let lost = try Program("apus", ["build", file.path])
      #expect(lost.status == 3)
      #expect(
        lost.errors == """
          error: region 'R', sample 'Data': \(folder.path)/inputs/lists.root: no such file

          """)
      let found = try Program("apus", ["build", file.path, "--basedir", made.path])
      #expect(found.status == 0 && !found.output.isEmpty)
    }
  }

  @Test func `standard input is a configuration, too`() throws {
    let text = try String(contentsOfFile: made("lists.yml"), encoding: .utf8)
    let build = try Program("apus", ["build", "-", "--basedir", made.path], input: text)
    #expect(build.status == 0 && !build.output.isEmpty)
    let broken = try Program(
      "apus", ["build", "-"], input: text.replacing("Samples", with: "Sample"))
    #expect(broken.status == 3)
    #expect(
      broken.errors.hasPrefix(
        "error: standard input:8:1: the configuration: unknown key 'Sample'; did you mean 'Samples'"
      ))
  }

  @Test(arguments: [
    (["build", "x.yml", "--histograms", "x.dat"], "--histograms x.dat: give a name that ends in"),
    (
      ["build", "x.yml", "--histograms", "/nowhere/x.root"],
      "--histograms /nowhere/x.root: there is no folder /nowhere"
    ),
    (["build", "x.yml", "--basedir", "/nowhere"], "--basedir is '/nowhere'; give a folder"),
  ])
  func `wrong usage`(arguments: [String], expected: String) throws {
    let build = try Program("apus", arguments)
    #expect(build.status == 2)
    #expect(build.errors.contains(expected))
  }

  @Test func `a missing configuration`() throws {
    let build = try Program("apus", ["build", "nothing.yml"])
    #expect(build.status == 3)
    #expect(build.errors == "error: nothing.yml: there is no such file\n")
  }
}
