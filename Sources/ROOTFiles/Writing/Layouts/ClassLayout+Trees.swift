extension ClassLayout {
  static let trees: [ClassLayout] = [
    tree, branch, branchElement, features, leaf,
    ClassLayout(
      "TLeafElement", version: 1, checksum: 0xa04f_8893, size: 120,
      [.bases("TLeaf"), .numbers(.int32, "fID", "fType")]),
    numberLeaf("TLeafO", 0x02ae_48d3, .bool), numberLeaf("TLeafB", 0x0f1e_4b5e, .int8),
    numberLeaf("TLeafS", 0x150c_eecf, .int16), numberLeaf("TLeafI", 0x7e6a_ae19, .int32),
    numberLeaf("TLeafL", 0xde32_0862, .int64), numberLeaf("TLeafF", 0x3add_9d72, .float),
    numberLeaf("TLeafD", 0x118e_8776, .double),
  ]

  private static let tree = ClassLayout(
    "TTree", version: 20, checksum: 0x7264_e07f, size: 640,
    [
      .bases("TNamed", "TAttLine", "TAttFill", "TAttMarker"),
      .numbers(.int64, "fEntries", "fTotBytes", "fZipBytes", "fSavedBytes", "fFlushedBytes"),
      .numbers(.double, "fWeight"),
      .numbers(.int32, "fTimerInterval", "fScanField", "fUpdate", "fDefaultEntryOffsetLen"),
      .numbers(.counter, "fNClusterRange"),
      .numbers(
        .int64, "fMaxEntries", "fMaxEntryLoop", "fMaxVirtualSize", "fAutoSave", "fAutoFlush",
        "fEstimate"),
      .counted(.int64, by: "fNClusterRange", "fClusterRangeEnd"),
      .counted(.int64, by: "fNClusterRange", "fClusterSize"),
      .objects("ROOT::TIOFeatures", "fIOFeatures"), .objects("TObjArray", "fBranches", "fLeaves"),
      .pointers("TList", "fAliases"), .objects("TArrayD", "fIndexValues"),
      .objects("TArrayI", "fIndex"), .pointers("TVirtualIndex", "fTreeIndex"),
      .pointers("TList", "fFriends", "fUserInfo"), .pointers("TBranchRef", "fBranchRef"),
    ])

  private static let branch = ClassLayout(
    "TBranch", version: 13, checksum: 0x1097_8aac, size: 600,
    [
      .bases("TNamed", "TAttFill"),
      .numbers(.int32, "fCompress", "fBasketSize", "fEntryOffsetLen", "fWriteBasket"),
      .numbers(.int64, "fEntryNumber"), .objects("ROOT::TIOFeatures", "fIOFeatures"),
      .numbers(.int32, "fOffset"), .numbers(.counter, "fMaxBaskets"),
      .numbers(.int32, "fSplitLevel"),
      .numbers(.int64, "fEntries", "fFirstEntry", "fTotBytes", "fZipBytes"),
      .objects("TObjArray", "fBranches", "fLeaves", "fBaskets"),
      .counted(.int32, by: "fMaxBaskets", "fBasketBytes"),
      .counted(.int64, by: "fMaxBaskets", "fBasketEntry"),
      .counted(.int64, by: "fMaxBaskets", "fBasketSeek"), .texts("fFileName"),
    ])

  private static let branchElement = ClassLayout(
    "TBranchElement", version: 10, checksum: 0xe74f_5e63, size: 1080,
    [
      .bases("TBranch"), .texts("fClassName", "fParentName", "fClonesName"),
      .numbers(.uint32, "fCheckSum"), .numbers(.int16, "fClassVersion"),
      .numbers(.int32, "fID", "fType", "fStreamerType", "fMaximum"),
      .pointers("TBranchElement", "fBranchCount", "fBranchCount2"),
    ])

  private static let features = ClassLayout(
    "ROOT::TIOFeatures", version: 1, checksum: 0x1aa1_2f10, size: 1,
    isVersioned: false, [.numbers(.uint8, "fIOBits")])

  private static let leaf = ClassLayout(
    "TLeaf", version: 2, checksum: 0x6d1e_8152, size: 112,
    [
      .bases("TNamed"), .numbers(.int32, "fLen", "fLenType", "fOffset"),
      .numbers(.bool, "fIsRange", "fIsUnsigned"), .pointers("TLeaf", "fLeafCount"),
    ])

  private static func numberLeaf(_ name: String, _ checksum: UInt32, _ kind: StreamedNumber)
    -> ClassLayout
  {
    ClassLayout(
      name, version: 1, checksum: checksum, size: 128,
      [.bases("TLeaf"), .numbers(kind, "fMinimum", "fMaximum")])
  }
}
