import ArgumentParser
import Foundation

extension CSVTable.Selection: ExpressibleByArgument {}

struct CSVCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "csv", abstract: "A million events read from CSV, and each column summed.")

  @OptionGroup var common: CommonOptions
  @Option(help: "Which columns are read: all 20, or four.")
  var columns = CSVTable.Selection.all

  func run() throws {
    try common.report(
      CSVTable(
        file: common.arrays.folder.appending(path: "csv_events.csv"), selection: columns,
        threads: common.threads))
  }
}
