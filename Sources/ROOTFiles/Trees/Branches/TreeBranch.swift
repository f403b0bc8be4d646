/// A branch of a tree (TBranch): where its baskets are, and what its entries hold.
struct TreeBranch: Sendable {
  let name: String
  let title: String
  let className: String
  let identity: Int
  let leaves: [TreeLeaf]
  let children: [TreeBranch]
  /// What a member of an object is; nil for other branches.
  let element: BranchElement?
  /// The class of the objects in a TBranchObject; nil for other branches.
  let objectClass: String?
  /// Where the entries are, or what is wrong with that.
  let baskets: Result<BasketList, ROOTFileError>
  let storedByteCount: Int
  let uncompressedByteCount: Int
  /// How baskets are compressed: 100 times the algorithm's number, plus the level; −1 as the file.
  let compressionSetting: Int
}
