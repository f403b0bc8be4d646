internal import CProcesses
import Dispatch
import Foundation

/// The search that started this program as one of its runs.
///
/// A search that is killed cannot tell its runs, which would go on in folders where the next search starts
/// runs of its own. So a run sees to it that it ends with its search.
enum SearchParent {
  /// Where a run finds the process that started it.
  private static let variable = "APUS_SEARCH_PROCESS"

  /// The environment of the runs that this process starts.
  static var environmentOfRuns: [String: String] {
    ProcessInfo.processInfo.environment.merging([variable: "\(getpid())"]) { $1 }
  }

  /// Lets this process end, by SIGTERM, when the search ends that started it, however that comes about; a
  /// process that no search started goes on as usual.
  ///
  /// On Linux it ends with the search's *thread* that started it, so runs are started by the main one.
  static func endTogether() {
    guard let parent = ProcessInfo.processInfo.environment[variable] else { return }
    signal(SIGTERM, SIG_DFL)
    unblock([SIGTERM])
    watch(parent)
    // It may have ended before the watch began; then another process is the parent now.
    if parent != "\(getppid())" { kill(getpid(), SIGTERM) }
  }

  #if os(Linux)
    private static func watch(_ parent: String) {
      let problem = processes_signal_at_parents_end(SIGTERM)
      guard problem != 0 else { return }
      let reason = String(cString: strerror(problem))
      FileHandle.standardError.write(
        Data("warning: this run does not end when its search is killed: \(reason)\n".utf8))
    }
  #else
    private static func watch(_ parent: String) {
      guard let parent = pid_t(parent) else { return }
      let source = DispatchSource.makeProcessSource(
        identifier: parent, eventMask: .exit, queue: .global())
      source.setEventHandler { kill(getpid(), SIGTERM) }
      source.activate()
      // Kept as long as there is a process.
      _ = Unmanaged.passRetained(source as AnyObject)
    }
  #endif
}
