import Parameters

extension ParameterSet {
  /// The parameters without some of them, named by path, or by the property that holds several.
  ///
  /// - Throws: `PipelineError.unknownTrainable` for a name that is neither.
  func freezing(_ names: [String]) throws -> ParameterSet {
    for name in names where !paths.contains(where: { $0.isPath(under: name) }) {
      throw PipelineError.unknownTrainable(name, known: paths)
    }
    return ParameterSet(
      parameters.filter { path, _ in !names.contains { path.isPath(under: $0) } })
  }
}

extension String {
  fileprivate func isPath(under name: String) -> Bool { self == name || hasPrefix("\(name) ") }
}
