import Foundation

extension HistogramCollection {
  /// Reads all histograms of a file, of the format that its name ends in: `.json`
  /// (``HistogramJSON``), `.csv` (``HistogramCSV``), `.yoda` (``HistogramYODA``) or `.root`
  /// (``HistogramROOT``). What is no histogram of counts is refused by name; each format's own `read`
  /// has more choices.
  ///
  /// - Throws: ``HistogramsError/unknownFormat(file:expected:)``, and as the format.
  public init(contentsOf file: URL) throws {
    switch file.pathExtension.lowercased() {
    case "json": self = try HistogramJSON.read(file)
    case "csv": self = try HistogramCSV.read(file)
    case "yoda": self = try HistogramYODA.read(file)
    case "root": self = try HistogramROOT.read(file)
    default:
      throw HistogramsError.unknownFormat(
        file: file.relativePath, expected: ["json", "csv", "yoda", "root"])
    }
  }

  /// Writes all histograms to a file, which appears whole or not at all, in the format that its name
  /// ends in: `.json` keeps everything, `.csv`, `.yoda` and `.root` what their formats have a place for.
  ///
  /// - Throws: ``HistogramsError/unknownFormat(file:expected:)``, and as the format.
  public func write(to file: URL) throws {
    switch file.pathExtension.lowercased() {
    case "json": try HistogramJSON.write(self, to: file)
    case "csv": try HistogramCSV.write(self, to: file)
    case "yoda": try HistogramYODA.write(self, to: file)
    case "root": try HistogramROOT.write(self, to: file)
    default:
      throw HistogramsError.unknownFormat(
        file: file.relativePath, expected: ["json", "csv", "yoda", "root"])
    }
  }
}
