import ArgumentParser
import Diagnostics
import Foundation
import Reports

/// The program `apus`: what can be done with files of events and histograms and with workspaces, from
/// the command line.
///
/// Its exit status says how it went: 0, the result is there; 1, it is there but not to be relied on, or
/// no computation could make it; 2, wrong usage; 3, a file that cannot be read or written, or is not
/// what it should be.
public enum ApusProgram {
  /// Runs the program and ends the process.
  ///
  /// - Parameter arguments: Those behind the program's name.
  public static func main(_ arguments: [String] = Array(CommandLine.arguments.dropFirst()))
    -> Never
  {
    do {
      try ApusCommand.requireKnownCommand(arguments.first)
      let arguments = RangeList.joiningEnds(in: RenamingPairs.repeatingNames(in: arguments))
      var command = try ApusCommand.parseAsRoot(arguments)
      try command.run()
      exit(ExitStatus.done.rawValue)
    } catch {
      exit(Failure(error).report(on: Console()))
    }
  }
}

/// `apus` with its sub-commands.
struct ApusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apus",
    abstract:
      "Look into files of events and histograms; fit, test and edit HistFactory workspaces.",
    discussion: """
      Events are read from ROOT trees and RNTuples, text in columns and NumPy's arrays, histograms from \
      ROOT, UHI's JSON, CSV and YODA. Workspaces are read in pyhf's JSON, HistFactory's XML and the \
      datacards of Combine. Commands that pyhf has, too, have its names and options, and print what it \
      prints.

      Exit status: 0 the result is there; 1 it is there, but a fit did not converge or there are other \
      warnings, so do not rely on it, or no result could be computed; 2 wrong usage; 3 a file cannot \
      be read or written, or is not what it should be. Results go to standard output; notes, warnings, \
      errors and progress to standard error.
      """,
    version: SoftwareVersions.current.short,
    groupedSubcommands: [
      CommandGroup(name: "Building", subcommands: [BuildCommand.self]),
      CommandGroup(
        name: "Looking",
        subcommands: [
          InspectCommand.self, HeadCommand.self, HistCommand.self, ReportCommand.self,
          DigestCommand.self,
        ]),
      CommandGroup(
        name: "Fitting and testing",
        subcommands: [
          FitCommand.self, TestCommand.self, SignificanceCommand.self, LimitCommand.self,
          ScanCommand.self, ImpactsCommand.self, ToysCommand.self,
        ]),
      CommandGroup(
        name: "Editing",
        subcommands: [
          PatchCommand.self, PatchSetCommand.self, PruneCommand.self, RenameCommand.self,
          SortCommand.self, CombineCommand.self,
        ]),
      CommandGroup(
        name: "Converting",
        subcommands: [ConvertCommand.self, XMLToJSONCommand.self]),
    ])
}

extension ApusCommand {
  /// - Throws: `UsageError` with near names, which ArgumentParser does not have.
  fileprivate static func requireKnownCommand(_ name: String?) throws {
    guard let name, !name.hasPrefix("-") else { return }
    let commands = configuration.groupedSubcommands.flatMap { $0.subcommands }
    let names = commands.flatMap { command in
      [command.configuration.commandName ?? ""] + command.configuration.aliases
    }
    guard name != "help", !names.contains(name) else { return }
    throw UsageError(
      description: """
        there is no command '\(name)'\(suggestion(for: name, in: names)); 'apus --help' lists them
        """)
  }
}

/// A sub-command that reads files and shows something.
protocol ConsoleCommand: ParsableCommand {
  func run(on console: Console) throws
}

extension ConsoleCommand {
  func run() throws {
    let console = Console()
    try run(on: console)
    if !console.warnings.isEmpty { throw ExitCode(ExitStatus.unreliable.rawValue) }
  }
}
