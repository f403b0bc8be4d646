import ArgumentParser
import Dialects
import EventFiles
import Events
import FitConfigurations
import Formulas
import Foundation
import HistFactory
import Histograms
import Inference
import Pages
import ROOTFiles
import Reports
import SystemPrograms
import Terminal

/// What the program ends with.
enum ExitStatus: Int32 {
  case done = 0
  case unreliable = 1
  case usage = 2
  case input = 3
}

/// An error that ended a command.
struct Failure {
  private let error: any Error

  init(_ error: any Error) { self.error = error }

  /// Says what happened, help on standard output and errors on the other, and returns the status.
  func report(on console: Console) -> Int32 {
    if let status = error as? ExitCode { return status.rawValue }
    if let (status, message) = known {
      console.fail(message)
      return status.rawValue
    }
    let code = ApusCommand.exitCode(for: error)
    let message = ApusCommand.fullMessage(for: error)
    if code.isSuccess {
      if !message.isEmpty { console.print(message + "\n") }
      return ExitStatus.done.rawValue
    }
    FileHandle.standardError.write(Data((message.printableLines + "\n").utf8))
    return code == .validationFailure ? ExitStatus.usage.rawValue : ExitStatus.input.rawValue
  }

  /// Errors of the library and of commands, in words.
  private var known: (ExitStatus, String)? {
    switch error {
    case let error as UsageError: (.usage, error.description)
    case let error as ToyError: (.unreliable, error.description)
    case let error as UndeterminedFit: (.unreliable, error.description)
    case let error as DialectError: (.input, "\(error.place): \(error.reason)\(remedy(of: error))")
    case EventsError.csv(_, _, .missingNumber): (.input, "\(error); here by --missing")
    case EventsError.csv(_, _, .nonFinite): (.input, "\(error); here by --missing nan")
    case let error as EventFilesError: (error.isOfUsage ? .usage : .input, error.description)
    case is InputError, is WorkspaceError, is PatchError, is ModelError, is ROOTFileError,
      is EventsError, is HistogramsError, is FitConfigurationError, is ReportError, is PagesError,
      is SystemProgramError:
      (.input, "\(error)")
    default: nil
    }
  }

  private func remedy(of error: DialectError) -> String {
    switch error.remedy {
    case .leavingOut: "; it is left out, with a warning, without --strict"
    case .anotherFolder: "; name another folder by --basedir"
    case nil: ""
    }
  }
}

extension EventFilesError {
  /// Whether what was asked of the file is wrong, and not the file.
  fileprivate var isOfUsage: Bool {
    switch self {
    case .formula, .unusableColumn, .noCondition, .nameTaken, .listInTable, .treeUnclear, .noTrees,
      .unwritableColumn:
      true
    case .noFiles, .unreadableFile, .differentColumns, .unrepresentable: false
    }
  }
}
