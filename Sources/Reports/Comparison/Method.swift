import Foundation

extension RunComparison {
  /// One way to train.
  public struct Method: Sendable, Codable, Hashable {
    public var name: String
    /// What distinguishes it from the others, such as "learning-rate": "1e-3".
    public var varied: [String: String]
    /// The finished runs by name.
    public var runs: [String: Run]
    /// Why the others are none, by name.
    public var unfinished: [String: String]

    /// A way to train with what its runs achieved.
    ///
    /// - Parameters:
    ///   - name: Its name.
    ///   - varied: What distinguishes it from the others.
    ///   - runs: The finished runs by name.
    ///   - unfinished: Why the others are none, by name.
    public init(
      name: String, varied: [String: String] = [:], runs: [String: Run],
      unfinished: [String: String] = [:]
    ) {
      (self.name, self.varied) = (name, varied)
      (self.runs, self.unfinished) = (runs, unfinished)
    }

    /// The results in a folder that holds one folder of results per run.
    ///
    /// - Parameters:
    ///   - folder: The folder; the last part of its path is the method's name.
    ///   - varied: What distinguishes it.
    ///   - names: The names of the runs; of all folders with results if nil.
    /// - Throws: `ReportError` for damaged files.
    public init(
      contentsOf folder: URL, varied: [String: String] = [:], runs names: [String]? = nil
    ) throws {
      self.init(name: folder.lastPathComponent, varied: varied, runs: [:])
      let found = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      for name in names ?? found {
        let results = ResultsFolder(folder.appending(path: name).path)
        if results.isFinished {
          runs[name] = Run(try MetricsReport(contentsOf: results.file("metrics.json")))
        } else if names != nil || results.exists("checkpoint.json") {
          unfinished[name] = try SearchedRun(in: results)?.failure ?? "not finished"
        }
      }
    }
  }
}
