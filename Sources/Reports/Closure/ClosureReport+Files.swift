import Foundation
import Pipelines

extension ClosureReport {
  /// - Throws: `ReportError` for a file that is missing or is no such report.
  public init(contentsOf file: URL) throws {
    self = try readJSON(file) { ReportError.notClosure(file.path, $0) }
  }

  /// Writes everything as JSON; the file appears whole or not at all.
  ///
  /// - Throws: `ReportError.unwritable`.
  public func write(to file: URL) throws { try writeJSON(self, to: file) }

  /// Writes the bins as a table; cells of what is not defined are empty.
  ///
  /// - Throws: `ReportError.unwritable`.
  public func writeCSV(to file: URL) throws { try Reports.write(Data(csv.utf8), to: file) }

  /// The bins as comma-separated values, a line for each.
  public var csv: String {
    let header =
      "part,channel,process,bin,low,high,exact,exact_error,relaxed,difference,relative_bias,"
      + "bias_in_errors"
    let lines = bins.map { bin in
      let names = [bin.part.rawValue, csvCell(bin.channel), csvCell(bin.process), "\(bin.bin)"]
      let numbers: [Double?] = [
        bin.low, bin.high, bin.exact, bin.exactError, bin.relaxed, bin.difference,
        bin.relativeBias, bin.biasInErrors,
      ]
      return (names + numbers.map { $0.map { "\($0)" } ?? "" }).joined(separator: ",")
    }
    return ([header] + lines).joined(separator: "\n") + "\n"
  }
}

extension ClosureReport.Bin {
  private enum Key: String, CodingKey {
    case part, channel, process, bin, low, high, exact, exactError, relaxed
    case difference, relativeBias, biasInErrors
  }

  /// With what follows from the stored numbers, for those who read the file.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(part, forKey: .part)
    try values.encode(channel, forKey: .channel)
    try values.encode(process, forKey: .process)
    try values.encode(bin, forKey: .bin)
    try values.encode(low, forKey: .low)
    try values.encode(high, forKey: .high)
    try values.encode(exact, forKey: .exact)
    try values.encode(exactError, forKey: .exactError)
    try values.encode(relaxed, forKey: .relaxed)
    try values.encode(difference, forKey: .difference)
    try values.encodeIfPresent(relativeBias, forKey: .relativeBias)
    try values.encodeIfPresent(biasInErrors, forKey: .biasInErrors)
  }
}

extension ClosureReport.MetricsRow {
  private enum Key: String, CodingKey { case part, exact, relaxed, bias, problems }

  /// With the bias, for those who read the file.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(part, forKey: .part)
    try values.encodeIfPresent(exact, forKey: .exact)
    try values.encodeIfPresent(relaxed, forKey: .relaxed)
    try values.encodeIfPresent(bias, forKey: .bias)
    try values.encodeIfPresent(problems, forKey: .problems)
  }
}
