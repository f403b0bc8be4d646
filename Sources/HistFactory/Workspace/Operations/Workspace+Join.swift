extension Workspace {
  /// What becomes of parts that both of two workspaces have; the names are pyhf's.
  public enum Join: String, CaseIterable, Hashable, Sendable {
    /// No channel, observation or measurement may be in both.
    case none
    /// Those in both have to be equal; settings of a measurement in both are joined likewise.
    case outer
    /// The left workspace's count, unchecked.
    case leftOuter = "left outer"
    /// The right workspace's count, unchecked.
    case rightOuter = "right outer"
  }
}

/// Something with a name, of which a list has no two.
protocol Named: Equatable {
  var name: String { get }
}

extension Workspace.Channel: Named {}
extension Workspace.Sample: Named {}
extension Workspace.Observation: Named {}
extension Workspace.Measurement: Named {}
extension Workspace.ParameterSettings: Named {}

extension Workspace.Join {
  /// The elements of the two lists: first all of the one that counts, then those that only the other
  /// has.
  ///
  /// - Parameter resolve: The element for a name that both lists have, given that which counts first;
  ///   not called where the join decides.
  func join<Element: Named>(
    _ left: [Element], _ right: [Element], resolve: (Element, Element) throws -> Element
  ) rethrows -> [Element] {
    let (first, second) = self == .rightOuter ? (right, left) : (left, right)
    var positions = Dictionary(
      first.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    var joined = first
    for element in second {
      guard let position = positions[element.name] else {
        positions[element.name] = joined.count
        joined.append(element)
        continue
      }
      joined[position] = try resolve(joined[position], element)
    }
    return joined
  }
}
