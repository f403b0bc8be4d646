#if canImport(Runtime)
  import Runtime
#endif

/// What an operation says of inputs that it cannot take; the graph adds names, shapes and place.
public struct OperationMisuse: Error {
  let expectation: String

  public init(_ expectation: String) { self.expectation = expectation }
}

/// Stops the program over a mistake in building a graph, naming the caller's file and line.
func graphFailure(_ message: String) -> Never {
  fatalError("\(message)\(callerLocation().map { "\n  at \($0)" } ?? "")")
}

/// The nearest place on the call stack outside the graph-building code itself.
///
/// Operators cannot take `#fileID` arguments, so the stack is asked, only once something is wrong.
private func callerLocation() -> String? {
  #if canImport(Runtime)
    guard let frames = try? Backtrace.capture().symbolicated()?.frames else { return nil }
    for frame in frames {
      guard let location = frame.symbol?.sourceLocation, location.line > 0 else { continue }
      if location.path.contains("/Sources/Autodiff/") { continue }
      return "\(location.path):\(location.line)"
    }
  #endif
  return nil
}
