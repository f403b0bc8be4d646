extension HistFactoryModel {
  /// The same model with other bounds for all elements of one parameter.
  ///
  /// - Throws: `ModelError.unknownParameter`, with near names.
  public func bounding(_ name: String, to bounds: ClosedRange<Double>) throws -> HistFactoryModel {
    try changing(name) { $0.bounds = Array(repeating: bounds, count: $0.range.count) }
  }

  /// The same model with one parameter held in every fit.
  ///
  /// - Parameters:
  ///   - name: The parameter.
  ///   - value: Where it is held; at its initial values if nil.
  /// - Throws: `ModelError.unknownParameter`, with near names.
  public func fixing(_ name: String, at value: Double? = nil) throws -> HistFactoryModel {
    try changing(name) { parameter in
      parameter.isFixed = true
      if let value {
        parameter.initialValues = Array(repeating: value, count: parameter.range.count)
      }
    }
  }

  func changing(_ name: String, _ change: (inout ModelParameter) throws -> Void) throws
    -> HistFactoryModel
  {
    let position = try position(of: name)
    var copy = self
    try change(&copy.parameters[position])
    return copy
  }
}
