import Foundation
import HistFactory
import TestSupport

/// Where published workspaces are.
enum PublishedWorkspace {
  static let folder = "data/pyhf-likelihoods"

  static func url(_ path: String) -> URL { SharedData.url("\(folder)/\(path)") }

  /// The background alone, without the parameter of interest that it may name and not have.
  static func background(_ path: String) throws -> Workspace {
    var workspace = try Workspace(contentsOf: url(path))
    for index in workspace.measurements.indices {
      workspace.measurements[index].parameterOfInterest = nil
    }
    return workspace
  }
}
