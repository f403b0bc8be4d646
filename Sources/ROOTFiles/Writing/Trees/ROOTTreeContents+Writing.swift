extension FileRecorder {
  /// Adds a tree under a name in a directory.
  func add(_ tree: ROOTTreeContents, name: String, in directory: Int) throws {
    let recorder = TreeRecorder(
      try TreePlan(tree.columns), name: name, title: tree.title, clusters: tree.clusters,
      in: directory, of: self)
    try recorder.append(tree.values)
    try recorder.finish()
  }
}
