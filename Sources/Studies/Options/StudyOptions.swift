import ArgumentParser
import Autodiff
import Foundation
import Plots

/// What commands of studies take from the command line: seeds, threads, and where results go.
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
public struct StudyOptions: ParsableArguments {
  /// How many seeds.
  @Option(help: "How many seeds.") public var seeds = 50
  /// The first of them.
  @Option(help: "The first seed; the others follow it.") public var firstSeed: UInt64 = 1
  /// How many fits run at a time; as many as there are processors if nil.
  @Option(help: "Threads; all processors unless given.") public var threads: Int?
  /// The folder for JSON and figures; nil for none.
  @Option(name: .shortAndLong, help: "A folder for results as JSON and figures in SVG.")
  public var output: String?

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
    if let threads, threads < 1 {
      throw ValidationError("--threads is \(threads); give 1 or more")
    }
  }

  /// The seeds.
  public var seedRange: ClosedRange<UInt64> { firstSeed...(firstSeed + UInt64(seeds) - 1) }

  /// How many fits run at a time.
  public var threadCount: Int { threads ?? availableThreads }

  /// Writes a result and its figure into the folder, if there is one.
  ///
  /// - Parameters:
  ///   - result: What is written as `name.json`.
  ///   - figure: What is written as `name.svg`.
  ///   - name: The files' names without ending.
  /// - Throws: ``StudyError`` or `PlotsError` if a file cannot be written.
  public func keep(_ result: some StudyResult, _ figure: Figure, as name: String) throws {
    guard let output else { return }
    let folder = URL(filePath: output)
    try result.write(to: folder.appending(path: "\(name).json"))
    try figure.svg.write(to: folder.appending(path: "\(name).svg"))
  }
}
