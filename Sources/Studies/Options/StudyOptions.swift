import ArgumentParser
import Plots

/// What studies of many seeds take from the command line: seeds, threads, and where results go.
///
/// ```swift
/// struct ClosureCommand: ParsableCommand {
///   @OptionGroup var study: StudyOptions
///
///   func run() throws {
///     let test = try ClosureTest("gains", seeds: study.seedRange, threads: study.threadCount) { … }
///     print(test.report(.plain))
///     try study.keep(test, test.figure, as: "closure")
///   }
/// }
/// ```
/// A command of a single seed takes ``ThreadOptions`` and ``ResultOptions``, so that it accepts only what it uses.
public struct StudyOptions: ParsableArguments {
  /// How many seeds.
  @Option(help: "How many seeds.") public var seeds = 50
  /// The first of them.
  @Option(help: "The first seed; the others follow it.") public var firstSeed: UInt64 = 1
  /// How many fits run at a time.
  @OptionGroup public var threads: ThreadOptions
  /// The folder for JSON and figures.
  @OptionGroup public var results: ResultOptions

  /// The usual ones.
  public init() {}

  /// Refuses what cannot be run.
  ///
  /// - Throws: `ValidationError` for numbers that mean nothing.
  public func validate() throws {
    guard 1...10_000 ~= seeds else {
      throw ValidationError("--seeds is \(seeds); give 1 to 10000")
    }
    guard firstSeed <= UInt64.max - UInt64(seeds) else {
      throw ValidationError("--first-seed is \(firstSeed); there are no \(seeds) seeds from it on")
    }
  }

  /// The seeds.
  public var seedRange: ClosedRange<UInt64> { firstSeed...(firstSeed + UInt64(seeds) - 1) }

  /// How many fits run at a time.
  public var threadCount: Int { threads.count }

  /// Writes a result and its figure into the folder, if there is one: ``ResultOptions/keep(_:_:as:)``.
  ///
  /// - Parameters:
  ///   - result: What is written as `name.json`.
  ///   - figure: What is written as `name.svg`.
  ///   - name: The files' names without ending.
  /// - Throws: ``StudyError`` or `PlotsError` if a file cannot be written.
  public func keep(_ result: some StudyResult, _ figure: Figure, as name: String) throws {
    try results.keep(result, figure, as: name)
  }
}
