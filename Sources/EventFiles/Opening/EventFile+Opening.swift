import Events
import Foundation
import ROOTFiles

extension EventFile {
  /// One file of a format.
  static func open(
    _ file: URL, as format: EventFileFormat, part: String?, _ missing: Double?
  ) throws -> any EventStream {
    switch format {
    case .root: try trees(part, in: [file])
    case .numPy: TableStream(try table(ofArray: file), label: file.relativePath)
    case .numPyArchive: try openArchive(file, array: part)
    case .text:
      CSVStream(
        try CSVFile(file, format: CSVFormat(usedIn: file, missing: missing)),
        label: file.relativePath)
    }
  }

  /// The rows of a text in memory.
  static func open(
    text: Data, name: String, tree: String?, _ missing: Double?
  ) throws -> any EventStream {
    let what: String
    switch EventFileFormat(of: Array(text.prefix(EventFileFormat.startLength))) {
    case .root: what = "a ROOT file"
    case .numPy, .numPyArchive: what = "a file of NumPy"
    case .text:
      if let tree { throw EventFilesError.noTrees(file: name, tree: tree) }
      let start = Array(text.prefix(TextStart.byteCount))
      let format = CSVFormat(usedIn: start, missing: missing)
      return CSVStream(try CSVFile(text, name: name, format: format), label: name)
    }
    throw EventFilesError.unreadableFile(
      name, reason: "it is \(what), and only text can come through a pipe; save it first")
  }

  /// The named tree of ROOT files, or the only one that the first of them has.
  static func trees(_ name: String?, in files: [URL]) throws -> any EventStream {
    let first = try ROOTFile(contentsOf: files[0])
    let key = try name.map { try first[$0] } ?? onlyTree(in: first)
    guard files.count > 1 else { return try ROOTStream(key.table()) }
    let path = name ?? key.pathWithoutCycle
    guard key.isNTuple else { return try ROOTStream(ROOTChain(files: files, tree: path)) }
    return try JoinedStream(
      files.map { try ROOTStream(ROOTFile(contentsOf: $0).ntuple(path)) })
  }

  /// Of several cycles of a name, the highest counts.
  private static func onlyTree(in file: ROOTFile) throws -> ROOTKey {
    let trees = try file.tables()
    guard trees.count == 1 else {
      throw EventFilesError.treeUnclear(file: file.path, available: trees.map(\.pathWithoutCycle))
    }
    return trees[0]
  }

  /// All that comes through a pipe.
  static func contents(ofPipe file: URL) throws -> Data {
    do {
      let handle = try FileHandle(forReadingFrom: file)
      defer { try? handle.close() }
      var bytes = Data()
      while let part = try handle.read(upToCount: 1 << 20), !part.isEmpty {
        bytes += part
        guard bytes.count <= mostBytesOfPipe else {
          throw EventFilesError.unreadableFile(
            file.relativePath,
            reason: "more than \(mostBytesOfPipe >> 30) GiB come through this pipe; save them as a"
              + " file, which is read piece by piece")
        }
      }
      return bytes
    } catch let error as EventFilesError {
      throw error
    } catch {
      throw EventFilesError.unreadableFile(
        file.relativePath, reason: error.localizedDescription)
    }
  }
}
