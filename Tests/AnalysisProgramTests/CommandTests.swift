import Apus
import Foundation
import TestSupport
import Testing
import TinyAnalysis

@Suite("The program of an analysis")
struct CommandTests {
  @Test func `describe shows channels, model, trainables and events`() throws {
    let run = try Program(["describe"])
    #expect(run.status == 0 && run.errors == "")
    for line in [
      "Channel 'signal region'", "  select   pt", "  observe  score",
      "  normalisation, constrained",
      "  mu, of interest", "  cut [], from -1.5 GeV", "  edges [2], from 0.35, 0.6",
      "Objective: significance",
      "Trainable parameters (16 numbers)",
    ] { #expect(run.output.split(separator: "\n").contains(Substring(line)), "\(line)") }
    #expect(
      run.output.contains("background (background): ") && run.output.contains("varied by position"))
  }

  @Test func `check agrees with finite differences`() throws {
    let run = try Program(["check", "--elements", "2", "--batch", "50"])
    #expect(run.status == 0)
    #expect(run.output.hasSuffix("derivatives agree to 1e-05.\n"))
    #expect(run.output.contains("cut[0]: analytic"))
  }

  @Test func `check fails where they differ by more than is asked for`() throws {
    let run = try Program(["check", "--elements", "2", "--tolerance", "1e-300"])
    #expect(run.status == 1 && run.output.contains("derivatives differ by more than 1e-300."))
  }

  @Test func `optimise, evaluate and export work hand in hand`() throws {
    try withTemporaryFolder { url in
      let results = url.appending(path: "results").path
      let run = try Program([
        "optimise", "--steps", "3", "--validate-every", "1", "--bootstrap", "10", "-o", results,
      ])
      #expect(run.status == 0 && run.errors == "")
      let lines = run.output.split(separator: "\n")
      #expect(lines[0] == "Training TinyAnalysis on significance: 16 trainable numbers, 3 steps.")
      #expect(lines.filter { $0.hasPrefix("step ") }.count == 3)
      // Not a terminal: no bar, no carriage returns, no escape sequences.
      #expect(!run.output.contains("\r") && !run.output.contains("\u{1B}"))
      #expect(run.output.contains("Training ended: all steps were done."))
      #expect(run.output.contains("Relaxing the test events changes their significance by "))
      #expect(run.output.contains("The largest bias of a bin is that of '"))
      #expect(
        run.output.contains(" GeV → ") && run.output.hasSuffix("Results are in \(results).\n"))
      let evaluated = try Program(["evaluate", "-r", results, "--bootstrap", "10"])
      #expect(evaluated.status == 0 && run.output.contains(evaluated.output))
      let mixed = try Program(["optimise", "--folds", "3", "-o", results])
      #expect(mixed.status == 1 && mixed.output == "")
      #expect(
        mixed.errors.contains("\(results): it holds a training of its own, with which the new"))
      let exported = try Program(["export", "-r", results, "-o", url.appending(path: "again").path])
      #expect(exported.status == 0)
      for name in [
        "workspace.json", "histograms-before-relaxed.json", "histograms-after-exact.csv",
      ] {
        let (a, b) = (url.appending(path: "results/\(name)"), url.appending(path: "again/\(name)"))
        #expect(try Data(contentsOf: a) == Data(contentsOf: b))
      }
    }
  }

  @Test func `optimise asks for a Python with pyhf before it trains`() throws {
    try withTemporaryFolder { url in
      let run = try Program(["optimise", "--pyhf", "/bin/false", "-o", url.path])
      #expect(run.status == 1 && run.output == "")
      #expect(run.errors.hasPrefix("error: --pyhf: /bin/false: exit status 1; give a Python"))
    }
  }

  @Test func `optimise keeps a playback of the training unless it is not wanted`() throws {
    try withTemporaryFolder { url in
      let folder = ResultsFolder(url.path)
      let options = ["optimise", "--steps", "4", "--validate-every", "2", "--bootstrap", "0"]
      var run = try Program(options + ["-o", url.path])
      #expect(run.status == 0)
      let playback = try Playback(contentsOf: folder.file("playback.json"))
      #expect(playback.frames.map(\.step) == [0, 2, 4] && playback.best != nil)
      #expect(playback.trainables.map(\.path).contains("cut"))
      let start = try MetricsReport(contentsOf: folder.file("metrics.json"))
        .exact(.validation)?.before
      #expect(start != nil && playback.frames[0].validation == start)
      let outline = try AnalysisOutline(contentsOf: folder.file("outline.json"))
      #expect(outline.analysis == "TinyAnalysis" && outline.training.steps == 4)
      #expect(try CutFlow(contentsOf: folder.file("cutflow.json")).channels[0].selections == ["pt"])
      #expect(
        try Distributions(contentsOf: folder.file("distributions.json")).cuts.map(\.variable)
          == ["pt"])
      let trained = try Data(contentsOf: folder.file("trained.json"))
      run = try Program(options + ["--no-playback", "-o", url.path])
      #expect(run.status == 0)
      #expect(!FileManager.default.fileExists(atPath: folder.file("playback.json").path))
      #expect(try Data(contentsOf: folder.file("trained.json")) == trained)
    }
  }

  @Test func `events writes every sample for other programs`() throws {
    try withTemporaryFolder { url in
      let run = try Program(["events", "--seed", "2", "-o", url.path])
      #expect(run.status == 0 && run.errors == "")
      #expect(run.output == "12 samples of 3 columns are in \(url.path).\n")
      let array = try NumPyFile.read(
        url.appending(path: "validation/background, position, up.npy"))
      let data = try TinyAnalysis().data(DataRequest(seed: 2))
      #expect(
        try EventTable(numPy: array, columns: ["x", "pt", "weight"])
          == data[.validation][1].variations[0].up)
    }
  }

  @Test func `optimise, evaluate and export work on folds`() throws {
    try withTemporaryFolder { url in
      let results = url.appending(path: "results").path
      let run = try Program([
        "optimise", "--steps", "2", "--folds", "3", "--bootstrap", "10", "-o", results,
      ])
      #expect(run.status == 0 && run.errors == "")
      for fold in 1...3 {
        #expect(run.output.contains("Fold \(fold) of 3\nTraining TinyAnalysis on significance"))
        let folder = url.appending(path: "results/fold-\(fold)")
        #expect(
          FileManager.default.fileExists(atPath: folder.appending(path: "closure.csv").path))
      }
      #expect(run.output.contains("All events, each judged by the training that did not see it:"))
      let evaluated = try Program(["evaluate", "-r", results, "--bootstrap", "10"])
      #expect(evaluated.status == 0 && run.output.contains(evaluated.output))
      // A fold alone is judged by its own test events.
      let fold = try Program(["evaluate", "-r", "\(results)/fold-2", "--bootstrap", "10"])
      #expect(fold.status == 0 && run.output.contains(fold.output))
      #expect(try Program(["evaluate", "-r", results, "--seed", "2"]).errors.contains("--seed 1"))
      let again = url.appending(path: "again")
      #expect(try Program(["export", "-r", results, "-o", again.path]).status == 0)
      for name in ["workspace.json", "histograms-after-exact.csv"] {
        let exported = try Data(contentsOf: again.appending(path: name))
        #expect(exported == (try Data(contentsOf: url.appending(path: "results/\(name)"))))
      }
      let start = ["optimise", "--start", results, "--steps", "1", "--bootstrap", "0"]
      let other = url.appending(path: "other").path
      let more = try Program(start + ["--folds", "3", "-o", other])
      #expect(more.status == 0 && !more.output.contains(" ± "))
      let unlike = try Program(start + ["--folds", "4", "-o", other])
      #expect(unlike.status == 1 && unlike.errors.contains("it has 3 folds, 4 are asked for"))
      // What fold 2 was trained on are test events of a training of its own, here or there.
      let leaking = try Program([
        "optimise", "--start", "\(results)/fold-2", "-o", url.appending(path: "leaking").path,
      ])
      #expect(leaking.status == 1)
      #expect(
        leaking.errors.contains(
          "/fold-2: the results of fold 2 of 3, from which a training of its own cannot start: "))
      let mixed = try Program(["optimise", "--steps", "1", "-o", results])
      #expect(mixed.status == 1 && mixed.output == "")
      #expect(mixed.errors.hasPrefix("error: \(results): it holds a cross-training, with which"))
    }
  }

  @Test func `help names every command`() throws {
    let run = try Program(["--help"])
    #expect(run.status == 0)
    for name in ["describe", "check", "optimise", "evaluate", "export", "events"] {
      #expect(run.output.contains("\n  \(name) "), "\(name)")
    }
  }

  @Test func `the version is that of Apus and of what it is built on`() throws {
    let run = try Program(["--version"])
    #expect(run.status == 0 && run.errors == "")
    #expect(run.output.hasPrefix("TinyAnalysis, with Apus "), "\(run.output)")
  }

  @Test func `optimise notes when, how long and with what it computed`() throws {
    try withTemporaryFolder { url in
      let options = [
        "optimise", "--steps", "2", "--bootstrap", "0", "--threads", "2", "-o", url.path,
      ]
      #expect(try Program(options).status == 0)
      let found = try ResultsFolder(url.path).executions()
      #expect(found.count == 1 && found[0].threads == 2 && found[0].seconds > 0)
      #expect(found[0].command.hasSuffix(" " + options.joined(separator: " ")))
      #expect(found[0].versions == SoftwareVersions.current)
      let html = try String(contentsOf: url.appending(path: "report.html"), encoding: .utf8)
      #expect(html.contains(found[0].start) && html.contains("Swift \(found[0].versions.swift)"))
    }
  }

  @Test func `optimise takes an optimiser by name`() throws {
    try withTemporaryFolder { url in
      let losses = try ["sgd", "adam", "lbfgs"].map { name in
        let run = try Program([
          "optimise", "--steps", "3", "--optimiser", name, "--learning-rate", "0.1",
          "--bootstrap", "0", "-o", url.appending(path: name).path,
        ])
        #expect(run.status == 0 && run.errors == "")
        return run.output.split(separator: "\n").filter { $0.hasPrefix("step 3") }
      }
      #expect(Set(losses).count == 3 && losses.allSatisfy { $0.count == 1 })
    }
  }

  @Test(arguments: [
    (["optimise", "--steps=-3"], "--steps is -3; give 1 or more"),
    (["optimise", "--batch=-1"], "--batch is -1; give 1 or more, or 0 for all events"),
    (["check", "--batch=-1"], "--batch is -1; give 1 or more, or 0 for all events"),
    (["check", "--elements", "0"], "--elements is 0; give 1 or more"),
    (["optimise", "--learning-rate", "nan"], "--learning-rate is nan; give a number above 0"),
    (
      ["optimise", "--optimiser", "lbgfs"],
      """
      there is no optimiser 'lbgfs'; give one of sgd, adam, adamw, rmsprop, nadam, lbfgs, bfgs; did \
      you mean 'lbfgs'?
      """
    ),
    (["optimise", "--folds", "2"], "--folds is 2; give 3 or more"),
    (["optimise", "--bootstrap", "1"], "--bootstrap is 1; give 2 or more, or 0 for no errors"),
    (["evaluate", "--bootstrap=-1"], "--bootstrap is -1; give 2 or more, or 0 for no errors"),
    (["optimise", "--objective", "fame"], "fame"),
    (["optimize"], "optimize"),
  ])
  func `bad options are refused`(arguments: [String], message: String) throws {
    let run = try Program(arguments)
    #expect(run.status == 64 && run.output == "")
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  @Test func `an output folder that cannot be made is an error before the training`() throws {
    try withTemporaryFolder { url in
      try Data().write(to: url.appending(path: "taken"))
      let run = try Program(["optimise", "-o", url.appending(path: "taken").path])
      #expect(run.status == 1 && run.output == "")
      #expect(
        run.errors.contains("error: \(url.path)/taken") && run.errors.contains("cannot be written"))
    }
  }

  @Test func `evaluate without results says what to do`() throws {
    try withTemporaryFolder { url in
      let run = try Program(["evaluate", "-r", url.path])
      #expect(run.status == 1)
      #expect(
        run.errors == """
          error: \(url.path)/trained.json: no such file; run 'optimise' first, or name its output \
          folder by --results

          """)
    }
  }

  @Test(.timeLimit(.minutes(2)))
  func `an interrupt leaves the best parameters so far`() throws {
    try withTemporaryFolder { url in
      let run = try Program(
        [
          "optimise", "--steps", "100000", "--validate-every", "1", "--bootstrap", "0", "-o",
          url.path,
        ],
        interruptAfter: "\nstep ")
      #expect(run.status == 0)
      #expect(run.output.contains("Training ended: interrupted after step "))
      let trained = try TrainedAnalysis(contentsOf: url.appending(path: "trained.json"))
      #expect(trained.parameters["cut"]?.value.shape == [])
      #expect(FileManager.default.fileExists(atPath: url.appending(path: "workspace.json").path))
    }
  }
}
