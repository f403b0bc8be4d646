import Foundation

/// A reader of files that may hold anything: of any bytes it makes a value or an error.
public enum FuzzedReader: String, CaseIterable, Sendable {
  /// ROOT's container, histograms, graphs and trees.
  case root
  /// RNTuples in ROOT's container.
  case ntuple
  /// Events as text.
  case csv
  /// Arrays of NumPy, and archives of them.
  case numpy
  /// Histograms as JSON.
  case uhi
  /// Workspaces and patches of pyhf, and the model that a workspace makes.
  case workspace
  /// Formulas over columns.
  case formula
  /// Histograms in YODA's format.
  case yoda
  /// Configurations of fits in YAML.
  case configuration
  /// Descriptions of HistFactory in XML: the combination, and after a byte 0 its channel.
  case xml
  /// Datacards.
  case datacard
  /// Histograms as CSV.
  case histograms

  /// Reads the bytes, all that is in them.
  ///
  /// - Returns: Whether nothing was wrong with them.
  @discardableResult
  public func accepts(_ bytes: Data) -> Bool {
    do {
      try read(bytes)
      return true
    } catch {
      // A message is put together from the input, too.
      return "\(error)".isEmpty
    }
  }

  private func read(_ bytes: Data) throws {
    switch self {
    case .root: try readROOT(bytes)
    case .ntuple: try readNTuples(bytes)
    case .csv: try readCSV(bytes)
    case .numpy: try readNumPy(bytes)
    case .uhi: try readHistogramJSON(bytes)
    case .workspace: try readWorkspace(bytes)
    case .formula: try readFormula(bytes)
    case .yoda: try readYODA(bytes)
    case .configuration: try readConfiguration(bytes)
    case .xml: try readXML(bytes)
    case .datacard: try readDatacard(bytes)
    case .histograms: try readHistogramCSV(bytes)
    }
  }
}

/// Several ways to read the same bytes, each of which is tried.
struct Attempts {
  private var errors: [any Error] = []
  private var hasSucceeded = false

  mutating func attempt(_ body: () throws -> Void) {
    do {
      try body()
      hasSucceeded = true
    } catch {
      errors.append(error)
    }
  }

  /// - Throws: The first error, if nothing succeeded.
  func finish() throws {
    if !hasSucceeded, let error = errors.first { throw error }
  }
}
