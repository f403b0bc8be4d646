import Foundation

/// A file that is open for reading at any position, until the last reference to it goes.
///
/// It is not mapped into memory: where a mapped file is cut short by another program, looking at what
/// is gone ends this one.
final class OpenFile: Sendable {
  private let descriptor: CInt
  /// The number of bytes when it was opened.
  let count: Int

  /// - Throws: ``Failure``.
  init(_ path: String) throws(Failure) {
    // A pipe would be waited for.
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .ofSystem }
    do { count = try size(of: descriptor) } catch {
      close(descriptor)
      throw error
    }
  }

  deinit { close(descriptor) }

  /// Fills the target with the bytes from an offset.
  ///
  /// - Throws: ``Failure`` where the file now ends before, or cannot be read.
  func read(into target: UnsafeMutableRawBufferPointer, at offset: Int) throws(Failure) {
    var done = 0
    while done < target.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: target[done...])
      let read = pread(descriptor, rest.baseAddress, rest.count, off_t(offset + done))
      if read < 0, errno == EINTR { continue }
      guard read >= 0 else { throw .ofSystem }
      guard read > 0 else { throw try cutShort() }
      done += read
    }
  }

  private func cutShort() throws(Failure) -> Failure {
    Failure(
      reason: "it had \(count) bytes when it was opened and now has \(try size(of: descriptor)): it"
        + " has been cut short or written anew meanwhile; read it again once it is complete")
  }

  /// Why a file cannot be read.
  struct Failure: Error {
    let reason: String

    /// What the system's last call says.
    fileprivate static var ofSystem: Failure { Failure(reason: String(cString: strerror(errno))) }
  }
}

private func size(of descriptor: CInt) throws(OpenFile.Failure) -> Int {
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw .ofSystem }
  guard status.st_mode & S_IFMT == S_IFREG else {
    throw OpenFile.Failure(
      reason: "it is a pipe or a device, which cannot be read at any position; expected a file")
  }
  return Int(status.st_size)
}
