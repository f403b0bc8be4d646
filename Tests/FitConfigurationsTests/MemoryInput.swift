import EventFiles
import Events
import FitConfigurations
import Formulas
import Synchronization

/// Tables and histograms in memory, and how often each was read.
final class MemoryInput: TemplateInput {
  private let tables: [String: EventTable]
  private let histograms: [String: StoredHistogram]
  private(set) var reads: [String] = []

  init(tables: [String: EventTable] = [:], histograms: [String: StoredHistogram] = [:]) {
    self.tables = tables
    self.histograms = histograms
  }

  struct Missing: Error, CustomStringConvertible {
    let name: String
    var description: String { "\(name): no such thing" }
  }

  func files(matching path: String) throws -> [String] {
    path.hasSuffix("*") ? [path + "1", path + "2"].map { $0.replacing("*", with: "") } : [path]
  }

  func events(in tree: String, of file: String) throws -> any EventStream {
    let name = "\(file):\(tree)"
    reads.append(name)
    guard let table = tables[name] else { throw Missing(name: name) }
    return TableStream(table, label: name)
  }

  func histogram(at path: String, in file: String) throws -> StoredHistogram {
    guard let histogram = histograms["\(file):\(path)"] else {
      throw Missing(name: "\(file):\(path)")
    }
    return histogram
  }
}
