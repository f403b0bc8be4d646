import Foundation
import Synchronization

private let wasInterrupted = Atomic(false)

/// Turns the first Ctrl-C into a request to stop; a second one ends the program as usual.
struct Interruption {
  /// - Parameter stops: The signals that ask to stop.
  init(_ stops: [Int32] = [SIGINT]) {
    unblock(stops)
    for stop in stops {
      signal(stop) { number in
        wasInterrupted.store(true, ordering: .relaxed)
        signal(number, SIG_DFL)
      }
    }
  }

  var isRequested: Bool { wasInterrupted.load(ordering: .relaxed) }
}

/// Lets signals reach this process, of which a parent's thread may block some: those of Dispatch do, and hand
/// that on to their children.
func unblock(_ signals: [Int32]) {
  var set = sigset_t()
  sigemptyset(&set)
  for signal in signals { sigaddset(&set, signal) }
  pthread_sigmask(SIG_UNBLOCK, &set, nil)
}
