import ArgumentParser
import Autodiff

/// How many threads a command may take, from the command line.
public struct ThreadOptions: ParsableArguments {
  /// How many; as many as there are processors if nil.
  @Option(help: "Threads; all processors unless given.") public var threads: Int?

  /// All processors.
  public init() {}

  /// Refuses what cannot be run.
  ///
  /// - Throws: `ValidationError` below one thread.
  public func validate() throws {
    if let threads, threads < 1 {
      throw ValidationError("--threads is \(threads); give 1 or more")
    }
  }

  /// How many threads, or fits at a time.
  public var count: Int { threads ?? availableThreads }
}
