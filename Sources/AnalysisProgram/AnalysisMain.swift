import ArgumentParser
import Autodiff
import Foundation
import Logging
import Parameters
import Pipelines
import Reports

extension Analysis {
  /// Runs the analysis as a program with the sub-commands `describe`, `check`, `optimise`, `evaluate`,
  /// `export`, `search`, `compare` and `events`, `observe` where there are data
  /// (`AnalysisWithObservations`), and those of its own (`AnalysisWithCommands`).
  public static func main() {
    LoggingSystem.bootstrap(StreamLogHandler.standardError)
    AnalysisCommand<Self>.main()
  }
}

/// An analysis whose program has further sub-commands.
public protocol AnalysisWithCommands: Analysis {
  /// The commands, each with a name of its own.
  static var commands: [any ParsableCommand.Type] { get }
}

/// The program of one analysis.
struct AnalysisCommand<A: Analysis>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: CommandLine.arguments.first.map { URL(filePath: $0).lastPathComponent },
      abstract: "The analysis \(A.name), written with Apus.",
      version: "\(A.name), with \(SoftwareVersions.current.short)",
      subcommands: [
        DescribeCommand<A>.self, CheckCommand<A>.self, OptimiseCommand<A>.self,
        EvaluateCommand<A>.self, ExportCommand<A>.self, SearchCommand<A>.self,
        CompareCommand<A>.self, EventsCommand<A>.self,
      ] + observeCommands(of: A.self)
        + ((A.self as? any AnalysisWithCommands.Type)?.commands ?? []))
  }
}

/// Options that every sub-command makes its analysis and reads its data with.
struct DataOptions: ParsableArguments {
  @Option(name: .shortAndLong, help: "A file with events; may be given several times.")
  var input: [String] = []

  @Option(help: "Seed of the data's split, the initial values and the shuffling.")
  var seed: UInt64 = 1

  @OptionGroup var settingOptions: SettingOptions

  /// The analysis with the settings that are given.
  func analysis<A: Analysis>() throws -> A { try A(settings: settingOptions.byName) }

  /// The analysis with the settings that it was trained with.
  ///
  /// - Throws: `ReportError.otherSettings` where others are given, and where the analysis has got or lost
  ///   settings since.
  func analysis<A: Analysis>(trainedWith run: RunRecord, in folder: ResultsFolder) throws -> A {
    let given = settingOptions.byName
    try run.requireKnownSettings(A(settings: given).settings.map(\.name), folder.url)
    let analysis = try A(settings: run.analysisSettings.merging(given) { $1 })
    try run.requireSettings(analysis.settings.byName, given: Set(given.keys), folder.url)
    return analysis
  }

  func compile<A: Analysis>(_ analysis: A, fold: AnalysisData.Fold? = nil) throws
    -> CompiledAnalysis
  {
    let data = try analysis.data(DataRequest(inputs: input, seed: seed))
    guard let fold else { return try checked(analysis, data) }
    return try checked(analysis, data.folds(fold.count)[fold.index])
  }

  /// The analysis with the data of each fold of a cross-training.
  func compile<A: Analysis>(_ analysis: A, folds: Int) throws -> [CompiledAnalysis] {
    try analysis.data(DataRequest(inputs: input, seed: seed)).folds(folds).map {
      try checked(analysis, $0)
    }
  }

  private func checked<A: Analysis>(_ analysis: A, _ data: AnalysisData) throws -> CompiledAnalysis
  {
    let compiled = try CompiledAnalysis(analysis, data: data)
    try compiled.checkData()
    return compiled
  }
}

/// Runs a command's body, turning errors into one clear message.
func reportingErrors(_ body: () throws -> Void) throws {
  do { try body() } catch let exit as ExitCode { throw exit } catch {
    FileHandle.standardError.write(Data("error: \(error)\n".utf8))
    throw ExitCode(1)
  }
}
