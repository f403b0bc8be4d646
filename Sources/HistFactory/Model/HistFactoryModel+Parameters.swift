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

  /// The same model with one element of a parameter, such as `stat[2]`, held in every fit.
  ///
  /// It is held by bounds that meet; the other elements of the parameter stay free.
  ///
  /// - Parameters:
  ///   - name: A parameter with one element, or an element.
  ///   - value: Where it is held.
  /// - Throws: `ModelError.unknownParameter`, with near names.
  public func holding(_ name: String, at value: Double) throws -> HistFactoryModel {
    let elements = try elements(named: name)
    var copy = self
    for index in copy.parameters.indices {
      let range = copy.parameters[index].range
      for element in range.clamped(to: elements) {
        let place = element - range.lowerBound
        copy.parameters[index].initialValues[place] = value
        copy.parameters[index].bounds[place] = value...value
      }
    }
    return copy
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
