/// Reads the branches of a tree, each once.
struct BranchReader {
  private static let depthLimit = 32

  private var seen: Set<Int> = []
  /// What cannot be read, and why.
  private(set) var unreadable: [ROOTUnreadableColumn] = []

  init() {}

  /// - Parameter parent: A TTree, or a branch.
  mutating func branches(of parent: ObjectView, depth: Int = 0) throws -> [TreeBranch] {
    let list = try parent.part("fBranches")
    guard depth < Self.depthLimit else {
      throw parent.malformed("branches in \(depth) branches that lie in one another")
    }
    return try list.object.items.indices.compactMap { index in
      guard case .pointer(let identity?) = list.object.items[index] else { return nil }
      guard seen.insert(identity).inserted else {
        throw parent.malformed("a branch that is in two places")
      }
      do {
        guard let item = try list.item(index) else { return nil }
        return try branch(item, identity: identity, depth: depth)
      } catch ROOTFileError.unsupported(_, let className, let reason) {
        unreadable.append(
          ROOTUnreadableColumn(
            name: "\(try parent.text("fName")), branch \(index + 1)", typeName: className,
            reason: reason))
        return nil
      }
    }
  }

  private mutating func branch(_ object: ObjectView, identity: Int, depth: Int) throws
    -> TreeBranch
  {
    let baskets = try baskets(of: object)
    // The branch counts the baskets that have records of their own.
    let embeddedCount = (try? baskets.get().embeddedByteCount) ?? 0
    return TreeBranch(
      name: try object.text("fName"), title: try object.text("fTitle"),
      className: object.className, identity: identity, leaves: try leaves(of: object),
      children: try branches(of: object, depth: depth + 1),
      element: object.className == "TBranchElement" ? try BranchElement(object) : nil,
      objectClass: object.className == "TBranchObject" ? try object.text("fClassName") : nil,
      baskets: baskets, storedByteCount: try byteCount("fZipBytes", of: object) + embeddedCount,
      uncompressedByteCount: try byteCount("fTotBytes", of: object) + embeddedCount,
      compressionSetting: try object.integer("fCompress"))
  }

  /// A number for people: of a damaged file no more than can be added up.
  private func byteCount(_ name: String, of branch: ObjectView) throws -> Int {
    min(max(0, try branch.count(name)), Int.max / 2)
  }

  private func baskets(of object: ObjectView) throws -> Result<BasketList, ROOTFileError> {
    do { return .success(try BasketList(object)) } catch let error as ROOTFileError {
      return .failure(error)
    }
  }

  private func leaves(of branch: ObjectView) throws -> [TreeLeaf] {
    let list = try branch.part("fLeaves")
    return try list.object.items.indices.map { index in
      guard case .pointer(let identity?) = list.object.items[index],
        let leaf = try list.item(index)
      else { throw branch.malformed("its list of leaves has a gap") }
      return try TreeLeaf(leaf, identity: identity)
    }
  }
}
