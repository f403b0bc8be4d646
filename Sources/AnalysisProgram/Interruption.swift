import Foundation
import Synchronization

private let wasInterrupted = Atomic(false)

/// Turns the first Ctrl-C into a request to stop; a second one ends the program as usual.
struct Interruption {
  init() {
    signal(SIGINT) { _ in
      wasInterrupted.store(true, ordering: .relaxed)
      signal(SIGINT, SIG_DFL)
    }
  }

  var isRequested: Bool { wasInterrupted.load(ordering: .relaxed) }
}
