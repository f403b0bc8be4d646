extension ArrowMatrix.Pattern {
  /// The pattern of the rows and columns of some variables, in their order.
  ///
  /// - Parameter variables: Ascending.
  public func restricted(to variables: [Int]) -> ArrowMatrix.Pattern {
    ArrowMatrix.Pattern(
      count: variables.count, tips: variables.indices.filter { isTip[variables[$0]] })
  }
}

extension ArrowMatrix {
  /// Writes the rows and columns of some variables into a matrix of theirs.
  ///
  /// - Parameters:
  ///   - variables: Ascending.
  ///   - target: A matrix of the pattern restricted to them.
  public func copy(_ variables: [Int], to target: inout ArrowMatrix) {
    let (m, k) = (pattern.border.count, target.pattern.border.count)
    let columns = target.pattern.border.map { pattern.places[variables[$0]] }
    for (row, source) in columns.enumerated() {
      for column in 0...row {
        target.dense[row * k + column] = dense[source * m + columns[column]]
      }
    }
    for (tip, variable) in target.pattern.tips.enumerated() {
      let source = pattern.places[variables[variable]]
      target.diagonal[tip] = diagonal[source]
      for column in 0..<k {
        target.coupling[tip * k + column] = coupling[source * m + columns[column]]
      }
    }
  }
}
