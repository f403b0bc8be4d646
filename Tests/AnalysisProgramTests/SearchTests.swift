import Apus
import Foundation
import TestSupport
import Testing

@testable import AnalysisProgram

@Suite("A search")
struct SearchTests {
  private func search(_ url: URL, _ options: String..., interruptAfter text: String? = nil) throws
    -> Program
  {
    try Program(
      ["search", "--jobs", "2", "--bootstrap", "0", "--output", url.path] + options,
      interruptAfter: text)
  }

  /// When each file of a name was last written.
  private func dates(_ name: String, below url: URL) -> [String: Date] {
    let files = FileManager.default.enumerator(atPath: url.path)?.compactMap { $0 as? String } ?? []
    return Dictionary(
      uniqueKeysWithValues: files.filter { $0.hasSuffix("/\(name)") }.map { file in
        let path = url.appending(path: file).path
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (file, attributes?[.modificationDate] as? Date ?? .distantPast)
      })
  }

  @Test func `makes every combination once, and compare reads what it makes`() throws {
    try withTemporaryFolder { url in
      let options = [
        "--vary", "learning-rate=1e-2,3e-2", "--vary", "set:width=2,3", "--steps", "3",
        "--bootstrap", "0",
      ]
      let run = try Program(
        ["search", "--jobs", "2", "-o", url.path, "--seeds", "1-2", "--validate-every", "1"]
          + options)
      #expect(run.status == 0 && run.errors == "", "\(run.errors)")
      #expect(
        run.output.hasPrefix("Searching TinyAnalysis: 4 combinations × 2 seeds, 8 runs.\n"))
      #expect(run.output.contains("\n[8/8] ") && !run.output.contains("\r"))
      let trained = dates("trained.json", below: url)
      #expect(trained.count == 8)
      let name = "learning-rate=3e-2,set:width=3"
      let folder = ResultsFolder(url.appending(path: "\(name)/seed-2").path)
      let record = try folder.run()
      #expect(record.seed == 2 && record.analysisSettings["width"] == "3")
      #expect(record.settings["phase 1 optimiser"]?.contains("0.03") == true)

      // The same numbers as an optimise of its own.
      let single = url.appending(path: "single").path
      let alone = try Program([
        "optimise", "--seed", "2", "--set", "width=3", "--learning-rate", "3e-2", "--steps", "3",
        "--validate-every", "1", "--bootstrap", "0", "-o", single,
      ])
      #expect(alone.status == 0)
      let metrics = { try Data(contentsOf: ResultsFolder($0).file("metrics.json")) }
      #expect(try metrics(single) == metrics(folder.url.path))

      // The best by validation comes first and is what the others are compared with.
      let lines = run.output.split(separator: "\n").filter { $0.hasPrefix("| learning-rate=") }
      #expect(lines.count == 4 && lines[0].hasSuffix("|  |"))
      let best = lines[0].split(separator: " ")[1]
      let means = lines.map { Double($0.split(separator: "|")[2].split(separator: " ")[0])! }
      #expect(means == means.sorted())
      let compared = try Program(
        ["compare", "--reference", String(best)]
          + ["1e-2,set:width=2", "1e-2,set:width=3", "3e-2,set:width=2", "3e-2,set:width=3"]
          .map { url.appending(path: "learning-rate=\($0)").path })
      #expect(Set(lines).isSubset(of: Set(compared.output.split(separator: "\n"))))
      let csv = try String(contentsOf: url.appending(path: "search.csv"), encoding: .utf8)
      #expect(csv.split(separator: "\n").count == 5)

      // Started again, it makes nothing again, and a further seed only.
      let again = try Program(
        ["search", "-o", url.path, "--seeds", "1-3", "--validate-every", "1"] + options)
      #expect(again.output.contains("4 combinations × 3 seeds, 12 runs, 8 of them finished.\n"))
      let retrained = dates("trained.json", below: url)
      #expect(retrained.count == 13 && trained.allSatisfy { retrained[$0.key] == $0.value })
    }
  }

  @Test func `goes on after a run that fails, and tries it again`() throws {
    try withTemporaryFolder { url in
      let missing = url.appending(path: "missing").path
      func search() throws -> Program {
        try Program([
          "search", "--jobs", "2", "-o", url.appending(path: "study").path, "--seeds", "1",
          "--steps", "2", "--bootstrap", "0", "--vary", "start=\(missing),\(url.path)/made",
        ])
      }
      let made = try Program([
        "optimise", "--steps", "1", "--bootstrap", "0", "-o", "\(url.path)/made",
      ])
      #expect(made.status == 0)
      let run = try search()
      #expect(run.status == 2)
      let reason = "\(missing)/trained.json: no such file; run 'optimise' first, or name its output"
      #expect(run.output.contains("/seed-1: failed: error: \(reason)"))
      #expect(run.output.contains("made/seed-1: finished, validation loss "))
      #expect(run.output.contains(" | 0, 1 not finished | not defined | "))
      let json = try String(
        contentsOf: url.appending(path: "study/search.json"), encoding: .utf8)
      #expect(json.contains("\"seed-1\" : \"error: \(reason)"))
      try FileManager.default.copyItem(atPath: "\(url.path)/made", toPath: missing)
      let again = try search()
      #expect(again.status == 0 && again.output.contains("2 runs, 1 of them finished."))
      #expect(!again.output.contains("not finished"))
    }
  }

  @Test(.timeLimit(.minutes(3)))
  func `that is interrupted leaves checkpoints, and goes on to the same bits`() throws {
    try withTemporaryFolder { url in
      let options = [
        "--seeds", "1-3", "--steps", "300", "--validate-every", "50", "--objective",
        "cross-entropy", "--bootstrap", "0",
      ]
      let (whole, parts) = (url.appending(path: "whole"), url.appending(path: "parts"))
      func search(_ folder: URL, interruptAfter text: String? = nil) throws -> Program {
        try Program(
          ["search", "--jobs", "2", "--threads", "1", "-o", folder.path] + options,
          interruptAfter: text)
      }
      #expect(try search(whole).status == 0)
      let run = try search(parts, interruptAfter: "\n[1/3] ")
      #expect(run.status == 0 && run.errors == "")
      #expect(run.output.hasSuffix("Go on from here by the same command.\n"))
      #expect(run.output.contains(" not finished | "))
      #expect(FileManager.default.fileExists(atPath: parts.appending(path: "search.csv").path))
      let again = try search(parts)
      #expect(again.status == 0 && !again.output.contains("not finished"))
      for seed in 1...3 {
        let name = "unvaried/seed-\(seed)/history.csv"
        #expect(
          try Data(contentsOf: whole.appending(path: name))
            == Data(contentsOf: parts.appending(path: name)))
      }
      let tables = [whole, parts].map { try? Data(contentsOf: $0.appending(path: "search.csv")) }
      #expect(tables[0] == tables[1])
    }
  }

  @Test(.timeLimit(.minutes(3)))
  func `that is killed takes its runs with it`() throws {
    try withTemporaryFolder { url in
      defer { for run in (try? processes(mentioning: url.path)) ?? [] { kill(run, SIGKILL) } }
      let process = Process()
      process.executableURL = Program.executable("tiny-analysis")
      process.arguments = [
        "search", "--jobs", "2", "--seeds", "1-2", "--steps", "1000000000", "-o", url.path,
      ]
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      let areTraining = comesTrue {
        (1...2).allSatisfy { seed in
          let log = url.appending(path: "unvaried/seed-\(seed)/log.txt")
          return (try? String(contentsOf: log, encoding: .utf8))?.contains("\nstep ") == true
        }
      }
      #expect(try areTraining && processes(mentioning: url.path).count == 3)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      #expect(try comesTrue { try processes(mentioning: url.path).isEmpty })
    }
  }

  @Test func `that has ended before a run begins takes it with it`() throws {
    try withTemporaryFolder { url in
      let run = try Program(
        "tiny-analysis", ["optimise", "--steps", "1", "-o", url.path],
        environment: ["APUS_SEARCH_PROCESS": "1"])
      #expect(run.status == -SIGTERM && run.output == "" && run.errors == "")
      #expect(try FileManager.default.contentsOfDirectory(atPath: url.path).isEmpty)
    }
  }

  @Test func `keeps a second one out of its study`() throws {
    try withTemporaryFolder { url in
      let lock = try StudyLock(ResultsFolder(url.path))
      let run = try search(url, "--seeds", "1", "--steps", "1")
      withExtendedLifetime(lock) {}
      #expect(run.status == 1 && run.output == "")
      #expect(
        run.errors == """
          error: \(url.path): another search is at work in it; wait for its end, or write elsewhere \
          with --output

          """)
    }
  }

  @Test func `refuses to mix runs with other options`() throws {
    try withTemporaryFolder { url in
      #expect(try search(url, "--seeds", "1", "--steps", "1").status == 0)
      let run = try search(url, "--seeds", "1", "--steps", "2")
      #expect(run.status == 1)
      #expect(
        run.errors == """
          error: \(url.path)/unvaried/seed-1: a run with other options, '--bootstrap 0 --steps 1 --seed 1', \
          where '--bootstrap 0 --steps 2 --seed 1' was to go; remove it, or write elsewhere with --output

          """)
    }
  }

  @Test func `that draws combinations draws the same ones again`() throws {
    let option = "set:width=2,3,4,5,6,7,8,9"
    func names(seed: UInt64) throws -> [String] {
      let all = Combination.all(of: [try Variation(parsing: option)])
      return Combination.random(2, of: all, seed: seed).map(\.name)
    }
    #expect(try names(seed: 2) == names(seed: 2) && names(seed: 2) != names(seed: 1))
    try withTemporaryFolder { url in
      let run = try search(
        url, "--seeds", "1", "--steps", "1", "--random", "2", "--random-seed", "2", "--vary", option
      )
      #expect(run.status == 0)
      let found = try FileManager.default.contentsOfDirectory(atPath: url.path)
      #expect(try found.filter { $0.hasPrefix("set:") }.sorted() == names(seed: 2).sorted())
    }
  }

  @Test(arguments: [
    (
      ["--vary", "set:widht=2"], 1 as Int32,
      """
      error: 'optimise' does not take the options of set:widht=2: there is no setting 'widht'; did \
      you mean 'width'?; the analysis has width, slope
      """
    ),
    (
      ["--vary", "learning-rat=2"], 1,
      """
      error: 'optimise' does not take the options of learning-rat=2: Unknown option \
      '--learning-rat'. Did you mean '--learning-rate'?
      """
    ),
    (["--vary", "objective=cls,fame"], 1, "there is no objective 'fame'"),
    (
      ["--vary", "objective=cls,p-value", "--rank-by", "loss"], 1,
      """
      the losses of different objectives cannot be compared: 'cls', 'p-value'; rank by significance, \
      cls or uncertainty
      """
    ),
    (["--seed", "3"], 1, "use --seeds in place of --seed"),
    (["--folds", "5"], 1, "search without --folds, then cross-train what is chosen"),
    (["--watch"], 1, "the trainings of a search cannot be watched"),
    (
      ["--vary", "set:width=0"], 1,
      """
      'optimise' does not take the options of set:width=0: setting 'width' is '0'; give an integer of \
      1 or more
      """
    ),
    (["--resume"], 1, "a search resumes its unfinished runs itself"),
    (["--reference", "rate=1"], 1, "nothing to compare with is named 'rate=1'"),
    (["--vary", "seed=1,2"], 64, "--vary cannot vary 'seed'; use --seeds"),
    (["--vary", "steps"], 64, "--vary is 'steps'; write it as option=value,value"),
    (["--vary", "steps=1,1"], 64, "--vary steps has the value '1' twice"),
    (["--vary", "steps=1,"], 64, "--vary steps has a value without text in 'steps=1,'"),
    (["--vary", "steps=1", "--vary", "steps=2"], 64, "--vary steps is given twice"),
    (["--seeds", "3-1"], 64, "--seeds is '3-1'; write seeds such as 1-5 or 1,4,10-12"),
    (["--seeds", "1,1-2"], 64, "--seeds is '1,1-2', which has 1 twice"),
    (["--seeds", "0-18446744073709551615"], 64, "are more than 10000 seeds; give fewer"),
    (["--jobs", "0"], 64, "--jobs is 0; give 1 or more"),
  ])
  func `mistakes are named before anything runs`(
    options: [String], status: Int32, message: String
  ) throws {
    try withTemporaryFolder { url in
      let run = try Program(["search", "-o", url.appending(path: "study").path] + options)
      #expect(run.status == status && run.output == "")
      #expect(run.errors.contains(message), "\(run.errors)")
      #expect(!FileManager.default.fileExists(atPath: url.appending(path: "study").path))
    }
  }
}
