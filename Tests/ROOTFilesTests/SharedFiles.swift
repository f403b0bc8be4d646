import Foundation
import TestSupport

/// All ROOT files among the shared data, in the order of their paths.
func sharedROOTFiles() -> [URL] {
  let folder = SharedData.url("data")
  let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
  return (all?.compactMap { $0 as? URL } ?? [])
    .filter { $0.pathExtension == "root" }
    .sorted { $0.path < $1.path }
}
