import NumericalMethods

/// One value for each option that a search varies.
struct Combination: Sendable, Hashable {
  /// In the order of the variations.
  let values: [(name: String, value: String)]
  let options: [String]

  /// Its name, and that of its folder: `learning-rate=1e-3,objective=cls`.
  var name: String {
    let text = values.map { "\($0.name)=\($0.value)" }.joined(separator: ",")
    // A path's parts are separated by what a value may contain.
    return text.isEmpty ? "unvaried" : text.replacing("/", with: "∕")
  }

  static func == (a: Combination, b: Combination) -> Bool { a.options == b.options }

  func hash(into hasher: inout Hasher) { hasher.combine(options) }

  /// Every combination, the last variation's values next to each other.
  static func all(of variations: [Variation]) -> [Combination] {
    variations.reduce([Combination(values: [], options: [])]) { found, variation in
      found.flatMap { combination in
        variation.values.map { value in
          Combination(
            values: combination.values + [(variation.name, value)],
            options: combination.options + variation.options(value))
        }
      }
    }
  }

  /// Some of them, drawn without repetition, in their own order; all if there are no more.
  static func random(_ count: Int, of all: [Combination], seed: UInt64) -> [Combination] {
    let stream = RandomStream(seed: seed, purpose: "combinations of a search")
    let keys = stream.uniforms(count: all.count)
    let chosen = all.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }.prefix(count)
    return chosen.sorted().map { all[$0] }
  }
}
