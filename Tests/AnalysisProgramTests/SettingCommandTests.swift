import Apus
import Foundation
import TestSupport
import Testing

@Suite("Settings on the command line")
struct SettingCommandTests {
  @Test func `describe lists them, and shows what they make`() throws {
    let declared = try Program(["describe"])
    #expect(
      declared.output.contains(
        """

        Settings
          width = 4 (an integer of 1 or more)
          slope = 3.0 (a finite number from 0.5 to 10.0)

        """))
    let given = try Program(["describe", "--set", "width=6", "--set", "slope=2"])
    #expect(given.status == 0)
    #expect(given.output.contains("  width = 6 (") && given.output.contains("  slope = 2.0 ("))
    #expect(given.output.contains("  network layer 1 weights [1, 6]\n"))
  }

  @Test(arguments: [
    (
      ["check", "--set", "widht=6"], 1 as Int32,
      "error: there is no setting 'widht'; did you mean 'width'?; the analysis has width, slope\n"
    ),
    (
      ["optimise", "--set", "width=0"], 1,
      "error: setting 'width' is '0'; give an integer of 1 or more\n"
    ),
    (["describe", "--set", "width"], 64, "--set is 'width'; write it as name=value"),
    (
      ["describe", "--set", "width=2", "--set", "width=3"], 64, "--set gives 'width' twice"
    ),
  ])
  func `mistakes are named`(arguments: [String], status: Int32, message: String) throws {
    let run = try Program(arguments)
    #expect(run.status == status && run.output == "")
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  @Test func `a trained analysis keeps its own`() throws {
    try withTemporaryFolder { url in
      let trained = try Program([
        "optimise", "--set", "width=6", "--steps", "2", "--bootstrap", "0", "-o", url.path,
      ])
      #expect(trained.status == 0)
      for command in [["evaluate", "--bootstrap", "0"], ["export"]] {
        #expect(try Program(command + ["-r", url.path]).status == 0)
        #expect(try Program(command + ["-r", url.path, "--set", "width=6"]).status == 0)
        let other = try Program(command + ["-r", url.path, "--set", "width=5"])
        #expect(other.status == 1)
        #expect(
          other.errors == """
            error: \(url.path): trained with other settings: width: 6, now 5; leave out --set, which \
            then has those of the training

            """)
      }
    }
  }

  @Test func `a training that is older than a setting says so`() throws {
    try withTemporaryFolder { url in
      let trained = try Program(["optimise", "--steps", "2", "--bootstrap", "0", "-o", url.path])
      #expect(trained.status == 0)
      try changeSettings(in: url) { $0["slope"] = nil }
      let evaluate = ["evaluate", "--bootstrap", "0", "-r", url.path]
      let older = try Program(evaluate)
      #expect(older.status == 1)
      #expect(
        older.errors == """
          error: \(url.path): trained before the analysis had the settings it has now: slope=3.0; if the \
          training was as these say, state it by --set slope=3.0, else give the values that it was made \
          with, or train again

          """)
      #expect(try Program(evaluate + ["--set", "slope=3.0"]).status == 0)
      try changeSettings(in: url) {
        $0["slope"] = "3.0"
        $0["depth"] = "2"
      }
      let newer = try Program(evaluate)
      #expect(newer.status == 1)
      #expect(
        newer.errors == """
          error: \(url.path): trained with settings that the analysis has no more: depth; use the program \
          that it was trained with, or train again

          """)
    }
  }

  private func changeSettings(
    in folder: URL, _ change: (inout [String: String]) -> Void
  ) throws {
    let file = folder.appending(path: "trained.json")
    let content = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    var json = try #require(content as? [String: Any])
    var run = try #require(json["run"] as? [String: Any])
    var settings = try #require(run["analysisSettings"] as? [String: String])
    change(&settings)
    run["analysisSettings"] = settings
    json["run"] = run
    try JSONSerialization.data(withJSONObject: json).write(to: file)
  }

  @Test func `a run is not resumed with others`() throws {
    try withTemporaryFolder { url in
      let options = [
        "optimise", "--steps", "100000", "--bootstrap", "0", "-o", url.path, "--resume",
      ]
      let started = try Program(options + ["--set", "width=6"], interruptAfter: "\nstep ")
      #expect(started.status == 0)
      let other = try Program(options)
      #expect(other.status == 1)
      #expect(
        other.errors.contains(
          "which this one cannot continue: setting width: 6, now 4; repeat that run's options"))
    }
  }
}
