import Foundation
import Synchronization

/// A file for readers that map files, in a folder of this process.
enum ScratchFile {
  private static let folder: URL = {
    let name = "apus-fuzzed-\(ProcessInfo.processInfo.processIdentifier)"
    let folder = FileManager.default.temporaryDirectory.appending(path: name)
    try! FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }()

  private static let count = Atomic(0)

  /// Writes the bytes, lends the file, and takes it away again.
  ///
  /// No two calls share a file: one would cut short what another has mapped, and end the process.
  static func with<Result>(
    _ bytes: Data, named name: String, _ body: (URL) throws -> Result
  ) rethrows -> Result {
    let number = count.add(1, ordering: .relaxed).newValue
    let file = folder.appending(path: "\(number)-\(name)")
    write(bytes, to: file)
    defer { unlink(file.path) }
    return try body(file)
  }

  /// Foundation would wait for the disk, ten milliseconds each time.
  private static func write(_ bytes: Data, to file: URL) {
    let stream = fopen(file.path, "w")
    precondition(stream != nil, "\(file.path) cannot be written: \(errno)")
    bytes.withUnsafeBytes { _ = fwrite($0.baseAddress, 1, $0.count, stream) }
    precondition(fclose(stream) == 0, "\(file.path) cannot be written: \(errno)")
  }
}
