import Foundation
import Synchronization

private let wasInterrupted = Atomic(false)

/// Turns the first Ctrl-C into a request to stop; a second one ends the program as usual.
struct Interruption {
  init() {
    // A parent's thread that blocks the signal, as those of Dispatch do, hands that on to its children.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    signal(SIGINT) { _ in
      wasInterrupted.store(true, ordering: .relaxed)
      signal(SIGINT, SIG_DFL)
    }
  }

  var isRequested: Bool { wasInterrupted.load(ordering: .relaxed) }
}
