import Diagnostics

extension PatchSet {
  /// The patch of this name.
  ///
  /// - Parameter name: A name from ``patches``.
  /// - Throws: `WorkspaceError` if there is none, with near names.
  public func patch(named name: String) throws -> Patch {
    guard let patch = patches.first(where: { $0.name == name }) else {
      throw WorkspaceError(
        """
        there is no patch '\(name)'\(suggestion(for: name, in: patches.map(\.name))); the set has \
        \(patches.count), the first is '\(patches[0].name)'
        """, at: .root / "patches")
    }
    return patch
  }

  /// The patch at a point.
  ///
  /// - Parameter values: Its coordinates in the order of ``labels``, compared exactly.
  /// - Throws: `WorkspaceError` if there is none; it names the nearest.
  public func patch(at values: [PatchValue]) throws -> Patch {
    guard values.count == labels.count else {
      throw WorkspaceError(
        "\(values.count) values given, the labels are \(labels.joined(separator: ", "))",
        at: .root / "metadata" / "labels")
    }
    guard let patch = patches.first(where: { $0.values == values }) else {
      let point = zip(labels, values).map { "\($0) = \($1)" }.joined(separator: ", ")
      throw WorkspaceError(
        "there is no patch at \(point); the nearest are \(nearest(to: values))",
        at: .root / "patches")
    }
    return patch
  }

  private func nearest(to values: [PatchValue]) -> String {
    patches.map { (distance: Self.distance($0.values, values), patch: $0) }
      .sorted { $0.distance < $1.distance }
      .prefix(3)
      .map { "'\($0.patch.name)' (\($0.patch.values.map(\.description).joined(separator: ", ")))" }
      .joined(separator: ", ")
  }

  /// The number of other texts, then the sum of the differences of numbers.
  private static func distance(_ a: [PatchValue], _ b: [PatchValue]) -> (Int, Double) {
    zip(a, b).reduce((0, 0)) { sum, pair in
      if case .number(let a) = pair.0, case .number(let b) = pair.1 {
        return (sum.0, sum.1 + abs(a - b))
      }
      return pair.0 == pair.1 ? sum : (sum.0 + 1, sum.1)
    }
  }
}
