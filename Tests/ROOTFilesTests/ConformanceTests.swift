import Foundation
import TestSupport
import Testing

@testable import ROOTFiles

@Suite("ROOT files as uproot reads them")
struct ROOTFileConformanceTests {
  @Test(.enabled(if: ConformanceScript.mayRun, "\(ConformanceScript.skipped)"))
  func `every class and compression that uproot writes`() throws {
    try withTemporaryFolder { folder in
      #expect(try ConformanceScript("root_files.py").run(["make", folder.path]) == 0)
      let files = ["none", "zlib", "lzma", "lz4", "zstd"].map {
        folder.appending(path: "\($0).root")
      }
      let dumps = try UprootDump.of(files, in: folder)
      try #require(dumps.count == files.count)
      for dump in dumps {
        let count = try compare(with: dump)
        let isLarge = dump.path.hasSuffix("zlib.root")
        #expect(count == Count(histograms: isLarge ? 23 : 22, graphs: 3, notRead: ["TTree"]))
      }
      for file in files {
        let key = try ROOTFile(contentsOf: file)["made/TH3D"]
        let expected = ROOTCompression(rawValue: file.deletingPathExtension().lastPathComponent)
        #expect(try key.compression == expected)
        let tree = try ROOTFile(contentsOf: file).tree("tree")
        #expect(tree.columns.map(\.compression) == [expected])
      }
      #expect(try ROOTFile(contentsOf: files[1])["large"].uncompressedByteCount > 1 << 24)
    }
  }

  @Test(
    .enabled(
      if: ConformanceScript.mayRun && SharedData.mayUse("data"),
      "\(ConformanceScript.skipped); \(SharedData.skipped)"))
  func `every histogram and graph of the shared files`() throws {
    let files = sharedROOTFiles()
    try #require(!files.isEmpty)
    let dumps = try withTemporaryFolder { try UprootDump.of(files, in: $0) }
    #expect(dumps.count == files.count)
    var total = Count()
    for dump in dumps { total += try compare(with: dump) }
    #expect(total.histograms > 0)
    // What the files hold beside directories, histograms and graphs.
    #expect(total.notRead.subtracting(["TTree", "TNtuple"]).isEmpty)
    print("\(files.count) ROOT files: \(total)")
  }
}

private struct Count: Equatable, CustomStringConvertible {
  var histograms = 0
  var graphs = 0
  var notRead: Set<String> = []

  static func += (sum: inout Count, other: Count) {
    sum.histograms += other.histograms
    sum.graphs += other.graphs
    sum.notRead.formUnion(other.notRead)
  }

  var description: String {
    "\(histograms) histograms and \(graphs) graphs agree with uproot; not read: "
      + notRead.sorted().joined(separator: ", ")
  }
}

/// Compares all that can be read of a file, and counts it.
private func compare(with dump: UprootDump) throws -> Count {
  let file = try ROOTFile(contentsOf: URL(filePath: dump.path))
  // uproot leaves 10⁶ out of the version only where it was added.
  if dump.version.allSatisfy({ $0 >= 0 }) {
    #expect([file.version.major, file.version.minor, file.version.patch] == dump.version)
  }
  let keys = try file.allKeys()
  #expect(keys.map(\.path).sorted() == dump.keys.map(\.path).sorted(), "\(dump.path)")
  var count = Count()
  for expected in dump.keys {
    let key = try file[expected.path]
    #expect(key.path == expected.path)
    #expect(key.className == expected.className)
    #expect(key.title == expected.title)
    #expect(key.uncompressedByteCount == expected.uncompressed)
    #expect(key.storedByteCount == expected.stored)
    if let histogram = expected.histogram {
      #expect(try UprootDump.Histogram(key.histogram()) == histogram, "\(dump.path) \(key.path)")
      count.histograms += 1
    } else if let graph = expected.graph {
      #expect(try UprootDump.Graph(key.graph()) == graph, "\(dump.path) \(key.path)")
      count.graphs += 1
    } else if !key.isDirectory {
      count.notRead.insert(key.className)
    }
  }
  return count
}
