import TestSupport

extension Program {
  /// Runs the tiny analysis's program.
  init(_ arguments: [String], interruptAfter text: String? = nil) throws {
    try self.init("tiny-analysis", arguments, interruptAfter: text)
  }
}
