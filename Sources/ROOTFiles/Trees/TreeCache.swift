import Foundation
import Synchronization

/// The trees of a chain, of which a few are kept.
final class TreeCache: Sendable {
  /// How many are kept: more than there are threads, usually.
  private static let limit = 32

  private let files: [URL]
  private let path: String
  /// The trees that were used last, the latest at the end.
  private let recent = Mutex<[(index: Int, tree: ROOTTree)]>([])

  init(files: [URL], path: String) {
    self.files = files
    self.path = path
  }

  func tree(_ index: Int) throws -> ROOTTree {
    if let tree = recent.withLock({ $0.use(index) }) { return tree }
    let tree = try ROOTFile(contentsOf: files[index]).tree(path)
    recent.withLock { recent in
      if recent.use(index) == nil { recent.append((index, tree)) }
      if recent.count > Self.limit { recent.removeFirst() }
    }
    return tree
  }
}

extension [(index: Int, tree: ROOTTree)] {
  /// The tree of this index, which thereby is the one used last.
  fileprivate mutating func use(_ index: Int) -> ROOTTree? {
    guard let position = firstIndex(where: { $0.index == index }) else { return nil }
    append(remove(at: position))
    return self[count - 1].tree
  }
}
