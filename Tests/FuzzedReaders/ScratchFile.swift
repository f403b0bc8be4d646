import Foundation
import Synchronization

/// A file for readers that map files, under the name that they expect, in a folder of its own: tests
/// run side by side, and to write anew what another one has mapped would end the process.
enum ScratchFile {
  private static let number = Atomic(0)

  private static let folder: URL = {
    let name = "apus-fuzzed-\(ProcessInfo.processInfo.processIdentifier)"
    let folder = FileManager.default.temporaryDirectory.appending(path: name)
    try! FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }()

  /// Writes the bytes, lends the file, and takes it away again.
  static func with<Result>(
    _ bytes: Data, named name: String, _ body: (URL) throws -> Result
  ) rethrows -> Result {
    let number = number.add(1, ordering: .relaxed).newValue
    let folder = folder.appending(path: "\(number)")
    precondition(mkdir(folder.path, 0o700) == 0, "\(folder.path) cannot be made: \(errno)")
    defer { rmdir(folder.path) }
    let file = folder.appending(path: name)
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
