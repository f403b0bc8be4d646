import Foundation

/// Where things are, seen from this file's place in the repository.
enum Folders {
  /// The repository.
  static let repository = benchmarks.deletingLastPathComponent()
  /// This package.
  static let benchmarks = URL(filePath: #filePath).appending(path: "../../../..")
    .standardizedFileURL
  /// Peers and data that are not in the repository: `APUS_SHARED`, else `shared` beside it.
  static var shared: URL {
    fromEnvironment("APUS_SHARED")
      ?? repository.deletingLastPathComponent().appending(path: "shared")
  }
  /// Published likelihoods, and what pyhf finds for them.
  static var likelihoods: URL { shared.appending(path: "data/pyhf-likelihoods") }
  /// Small and synthetic workspaces, and what pyhf finds for them.
  static var largestTree: URL {
    shared.appending(path: "data/histfactory-root/uproot-hepdata-example.root")
  }

  static var conformance: URL { shared.appending(path: "data/pyhf-conformance") }
  /// The peers' virtual environment `venv` and their `inputs`: `APUS_PEERS`, else `.peers` here.
  static var peers: URL { fromEnvironment("APUS_PEERS") ?? benchmarks.appending(path: ".peers") }
  static var inputs: URL { peers.appending(path: "inputs") }
  /// A peer's records of a run long ago; their values are the reference.
  static var golden: URL { shared.appending(path: "peers/golden.jsonl") }

  private static func fromEnvironment(_ name: String) -> URL? {
    guard let path = ProcessInfo.processInfo.environment[name], !path.isEmpty else { return nil }
    return URL(filePath: path, directoryHint: .isDirectory)
  }
}
