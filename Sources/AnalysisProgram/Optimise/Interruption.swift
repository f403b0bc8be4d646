import Foundation
import Synchronization

private let wasInterrupted = Atomic(false)

/// Turns the first Ctrl-C into a request to stop; a second one ends the program as usual.
struct Interruption {
  /// - Parameter stops: The signals that ask to stop.
  init(_ stops: [Int32] = [SIGINT]) {
    // A parent's thread that blocks the signal, as those of Dispatch do, hands that on to its children.
    var signals = sigset_t()
    sigemptyset(&signals)
    for stop in stops { sigaddset(&signals, stop) }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    for stop in stops {
      signal(stop) { number in
        wasInterrupted.store(true, ordering: .relaxed)
        signal(number, SIG_DFL)
      }
    }
  }

  var isRequested: Bool { wasInterrupted.load(ordering: .relaxed) }
}
