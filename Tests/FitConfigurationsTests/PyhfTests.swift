import FitConfigurations
import HistFactory
import TestSupport
import Testing

@Suite(
  "Workspaces of configurations in pyhf",
  .enabled(if: ConformanceScript.mayRun, "\(ConformanceScript.skipped)"))
struct PyhfTests {
  @Test func `are opened, and have a likelihood`() throws {
    try withTemporaryFolder { folder in
      let files = try ["events", "lists"].map { name in
        let file = folder.appending(path: name + ".json")
        let configuration = try Examples.configuration(name)
        try configuration.build(relativeTo: Examples.folder).workspace.write(to: file)
        return file.path
      }
      #expect(try ConformanceScript("open_workspaces.py").run(files) == 0)
    }
  }
}
