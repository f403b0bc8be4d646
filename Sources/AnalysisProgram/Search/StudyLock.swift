import Foundation
import Reports

/// Keeps a second search out of a study while one is at work: both would train in the same folders.
///
/// The system releases it when the program ends, however that comes about.
final class StudyLock {
  private let descriptor: Int32

  /// - Throws: `SearchError.running` while another search holds it; `ReportError.unwritable`.
  init(_ study: ResultsFolder) throws {
    let path = study.file(".search-lock").path
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw ReportError.unwritable(path, String(cString: strerror(errno)))
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw SearchError.running(study.url.path)
    }
  }

  deinit { close(descriptor) }
}
