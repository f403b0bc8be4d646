import ArgumentParser
import Foundation
import Pipelines
import Reports

/// `optimise`: trains the analysis and leaves a folder of results.
struct OptimiseCommand<A: Analysis>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "optimise", abstract: "Train the analysis and write a folder of results.")
  }

  @OptionGroup var dataOptions: DataOptions
  @Option(name: .shortAndLong, help: "The folder for the results.") var output = "results"
  @OptionGroup var trainingOptions: TrainingOptions
  @Option(help: "Start from the best parameters of an earlier folder of results.")
  var start: String?
  @Flag(help: "Continue the unfinished run in the output folder; start if there is none.")
  var resume = false
  @Flag(help: "Discard an unfinished run in the output folder.") var restart = false
  @Option(
    help: ArgumentHelp(
      "Train this often, each event being judged by a training that did not see it; 3 or more.",
      valueName: "count"))
  var folds: Int?
  @OptionGroup var bootstrapOptions: BootstrapOptions
  @Flag(
    inversion: .prefixedNo, help: "Keep frames of the training, for a page that plays it back.")
  var playback = true

  @Option(
    help: ArgumentHelp(
      "A Python that has pyhf, which is asked about the workspace as well.", valueName: "python"))
  var pyhf: String?
  @Flag(
    help: "Show the training in a browser while it goes on: the page is served on 127.0.0.1.")
  var watch = false
  @Option(help: ArgumentHelp("The port for --watch; 0 for any that is free.", valueName: "port"))
  var port: UInt16 = 8080

  func validate() throws {
    if resume && restart { throw ValidationError("--resume and --restart exclude each other") }
    if let folds, folds < 3 { throw ValidationError("--folds is \(folds); give 3 or more") }
  }

  func run() throws {
    SearchParent.endTogether()
    try reportingErrors {
      // Before the training: an hour later is too late to learn that nothing can be kept.
      let folder = ResultsFolder(output)
      try folder.prepare()
      try CrossTrainedFolder.requireOneKind(in: folder, isCrossTraining: folds != nil)
      let judge = try pyhf.map { try PyhfPython($0) }
      let server = watch ? try PageServer(port: port) : nil
      if let server { print("The training can be watched at \(server.address)") }
      let interruption = Interruption()
      if let folds {
        try trainFolds(folds, into: CrossTrainedFolder(folder), interruption, server, judge)
      } else {
        try requireNoUnfinishedRun(in: folder)
        let analysis: A = try dataOptions.analysis()
        let compiled = try dataOptions.compile(analysis)
        let run = try train(
          compiled, into: folder, from: start.map { ResultsFolder($0) }, interruption, server,
          judge)
        if case .stopped = run.outcome { throw ExitCode(2) }
      }
    }
  }

  /// - Throws: `ReportError.unfinishedRun` where there is one that the options say nothing about.
  func requireNoUnfinishedRun(in folder: ResultsFolder) throws {
    if !(resume || restart) { try CheckpointFile.requireNone(in: folder) }
  }
}
