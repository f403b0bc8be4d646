/// Reading ROOT trees, beside uproot, and with two threads beside one.
extension Comparison {
  static let trees =
    [sharedTree] + largeTrees + [TreeReading.Compression.zlib, .zstd].flatMap(threads)

  private static let sharedTree = Comparison(
    name: "root-tree-shared",
    peer: .python("root_tree.py", ["1", "shared", Folders.largestTree.path, "ntuple"]),
    peerName: "uproot", apus: .apus(["root-tree", "--threads", "1", "--shared"]), rounds: 3,
    rows: [
      Row(
        title: "ROOT tree of the shared data, 5 columns of 75 000, zlib, one thread",
        peer: "tree_shared", apus: "tree_shared", target: .speed(2), tolerance: .double)
    ])

  private static let largeTrees = TreeReading.Compression.allCases.map { compression in
    Comparison(
      name: "root-tree-\(compression)", peer: .python("root_tree.py", ["1", "\(compression)"]),
      peerName: "uproot",
      apus: .apus(["root-tree", "--threads", "1", "--compression", "\(compression)"]), rounds: 3,
      input: ("tree_zlib.root", "tree_inputs.py", ["inputs"]),
      rows: [
        Row(
          title: "ROOT tree, 20 columns of 2 × 10⁶, \(title(compression)), one thread",
          peer: "tree_\(compression)", apus: "tree_\(compression)", target: .speed(2),
          tolerance: .double)
      ])
  }

  /// Two threads, beside one and beside two of uproot.
  private static func threads(_ compression: TreeReading.Compression) -> [Comparison] {
    [
      threads(
        compression, suffix: "", target: .speed(1.7), peerName: "Apus, 1 thread",
        peer: .apus(["root-tree", "--threads", "1", "--compression", "\(compression)"])),
      threads(
        compression, suffix: "-uproot", target: nil, peerName: "uproot, 2 threads",
        peer: .python("root_tree.py", ["2", "\(compression)"])),
    ]
  }

  private static func threads(
    _ compression: TreeReading.Compression, suffix: String, target: Row.Target?, peerName: String,
    peer: Program
  ) -> Comparison {
    Comparison(
      name: "threads-root-tree-\(compression)\(suffix)", peer: peer, peerName: peerName,
      apus: .apus(["root-tree", "--threads", "2", "--compression", "\(compression)"]), rounds: 3,
      input: ("tree_zlib.root", "tree_inputs.py", ["inputs"]),
      rows: [
        Row(
          title: "ROOT tree, 20 columns of 2 × 10⁶, \(title(compression)), 2 threads",
          peer: "tree_\(compression)", apus: "tree_\(compression)", target: target,
          tolerance: .double)
      ])
  }

  private static func title(_ compression: TreeReading.Compression) -> String {
    switch compression {
    case .zlib: "zlib"
    case .lz4: "LZ4"
    case .zstd: "Zstandard"
    case .none: "not compressed"
    }
  }
}
