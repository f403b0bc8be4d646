import Apus
import Foundation
import ROOTFiles

/// Events as a tree of ROOT: the muons as lists of four, and the masses that the search looks at.
public enum EventTree {
  /// The tree of candidates.
  public static let data = "data"

  /// Writes trees to a file.
  ///
  /// - Parameters:
  ///   - samples: The events by the name of their tree.
  ///   - file: Where to; the file appears whole or not at all.
  /// - Throws: `ROOTFileError`.
  public static func write(_ samples: [(tree: String, events: [FourMuons])], to file: URL) throws {
    var writer = ROOTFileWriter(compression: .zlib)
    for (tree, events) in samples { try writer.add(contents(events), at: tree) }
    try writer.write(to: file)
  }

  private static func contents(_ events: [FourMuons]) throws -> ROOTTreeContents {
    var tree = ROOTTreeContents(title: "events with four muons; GeV")
    try tree.add("run", ROOTArray(.int32(events.map { Int32($0.run) })))
    try tree.add("event", ROOTArray(.int64(events.map { Int64($0.number) })))
    let muons = events.flatMap(\.muons)
    let counts = events.map(\.muons.count)
    func add(_ name: String, _ values: ROOTValues) throws {
      try tree.add("Muon_\(name)", ROOTArray(values, counts: counts), counter: "nMuon")
    }
    try add("pt", .double(muons.map(\.pt)))
    try add("eta", .double(muons.map(\.eta)))
    try add("phi", .double(muons.map(\.phi)))
    try add("charge", .int32(muons.map { Int32($0.charge) }))
    try tree.add("m4l", ROOTArray(.double(events.map(\.mass))))
    try tree.add("mZ1", ROOTArray(.double(events.map(\.first.mass))))
    try tree.add("mZ2", ROOTArray(.double(events.map(\.second))))
    return tree
  }

  /// The columns of ``read(_:in:)``; `pt1` to `pt4` are the muons' transverse momenta, the largest first,
  /// and `eta` is the largest |η|.
  public static let columns: [NamedFormula] =
    ["event", "m4l", "mZ1", "mZ2"]
    + (0..<4).map { NamedFormula("pt\($0 + 1)", "Muon_pt[\($0)]") }
    + [NamedFormula("eta", "max(abs(Muon_eta))")]

  /// The masses m₄ℓ that are read, in GeV: those that the search fits, and a margin for variations.
  public static let range = 100.0...165.0

  /// Reads the events of a tree near the Higgs boson's mass.
  ///
  /// - Parameters:
  ///   - tree: Its name.
  ///   - path: The ROOT file.
  /// - Returns: The events in ``range``, which may be none, and the number of all events of the tree.
  /// - Throws: `EventFilesError`, and what the file's reader throws.
  public static func read(_ tree: String, in path: String) throws -> (
    events: EventTable, count: Int
  ) {
    let file = try EventFile(URL(filePath: path), tree: tree)
    let table = try EventTable(
      reading: file, columns: columns,
      where: "m4l > \(range.lowerBound) && m4l < \(range.upperBound)")
    return (table, file.count ?? table.count)
  }
}
