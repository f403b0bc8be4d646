import Foundation
import TestSupport
import Testing

@testable import ROOTFiles

/// Another program may shorten a file, or begin to write it anew, while it is read.
@Suite("Files that change while they are read") struct CutFileTests {
  private static let count = 40_000
  private static let clusters = (0..<4).map { $0 * count / 4..<($0 + 1) * count / 4 }

  /// Lends a file of a tree in four clusters, each a basket of many thousand bytes.
  private func withFile(
    _ compression: ROOTCompressionSettings, _ body: (URL, ROOTTree) throws -> Void
  ) throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "cut.root")
      var contents = ROOTTreeContents(clusters: .entries(Self.count / 4))
      let values = (0..<Self.count).map { Double($0 * $0 % 7919) }
      try contents.add("x", ROOTArray(.double(values)))
      var writer = ROOTFileWriter(compression: compression)
      try writer.add(contents, at: "events")
      try writer.write(to: url)
      let tree = try ROOTFile(contentsOf: url).tree("events")
      #expect(tree.clusters == Self.clusters)
      try body(url, tree)
    }
  }

  @Test(arguments: [ROOTCompressionSettings.none, .lz4])
  func `what was cut off after opening is an error, what is left can be read`(
    compression: ROOTCompressionSettings
  ) throws {
    try withFile(compression) { url, tree in
      let size = try Data(contentsOf: url).count
      let whole = try tree.read("x")
      // Within the third of four baskets, which fill almost all of the file.
      try cut(url, to: size * 5 / 8)
      let first = try tree.read("x", entries: 0..<Self.clusters[1].upperBound)
      #expect(first.values.doubles == whole.values.doubles.map { Array($0[..<(Self.count / 2)]) })
      for entries in [0..<Self.count, Self.clusters[2], Self.clusters[3]] {
        #expect(
          throws: ROOTFileError.unreadableFile(
            url.path,
            reason:
              "it had \(size) bytes when it was opened and now has \(size * 5 / 8): it has"
              + " been cut short or written anew meanwhile; read it again once it is complete")
        ) { try tree.read("x", entries: entries) }
      }
    }
  }

  @Test(arguments: [ROOTCompressionSettings.none, .lz4])
  func `a file cut between two of the baskets that are being read`(
    compression: ROOTCompressionSettings
  ) throws {
    try withFile(compression) { url, tree in
      let size = try Data(contentsOf: url).count
      var read: [Int] = []
      let error = #expect(throws: ROOTFileError.self) {
        for (index, cluster) in tree.clusters.enumerated() {
          _ = try tree.read("x", entries: cluster)
          read.append(index)
          if index == 1 { try cut(url, to: 1000) }
        }
      }
      #expect(read == [0, 1])
      #expect("\(try #require(error))".contains("it had \(size) bytes when it was opened"))
    }
  }

  @Test func `a file that is empty now gives an error for everything not yet read`() throws {
    try withFile(.zlib) { url, _ in
      let file = try ROOTFile(contentsOf: url)
      try cut(url, to: 0)
      #expect(throws: ROOTFileError.self) { try file.keys }
      #expect(throws: ROOTFileError.self) { try file.tree("events") }
    }
  }

  @Test func `a file that is gone stays readable while it is open`() throws {
    try withFile(.zlib) { url, tree in
      try FileManager.default.removeItem(at: url)
      #expect(try tree.read("x").count == Self.count)
    }
  }

  @Test(.timeLimit(.minutes(1))) func `a pipe is not waited for`() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "pipe.root")
      #expect(mkfifo(url.path, 0o600) == 0)
      #expect(
        throws: ROOTFileError.unreadableFile(
          url.path,
          reason: "it is a pipe or a device, which cannot be read at any position; expected a file")
      ) { try ROOTFile(contentsOf: url) }
    }
  }

  private func cut(_ url: URL, to size: Int) throws {
    #expect(truncate(url.path, off_t(size)) == 0)
  }
}
