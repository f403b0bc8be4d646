extension Setting where Value: LosslessStringConvertible {
  /// A number, a truth value or a text.
  ///
  /// - Parameters:
  ///   - wrappedValue: The value unless another is given.
  ///   - name: What a command line calls it.
  public init(wrappedValue: Value, _ name: String) {
    self.init(wrappedValue, name, isAllowed: { _ in true }, where: "")
  }

  fileprivate init(
    _ declared: Value, _ name: String, isAllowed: @escaping (Value) -> Bool, where range: String
  ) {
    self.init(
      declared, name, domain: kind(of: Value.self) + range,
      value: { text in
        Value(text).flatMap { isFinite($0) && isAllowed($0) ? $0 : nil }
      },
      text: \.description)
  }
}

extension Setting where Value: LosslessStringConvertible & Comparable {
  /// A number from a range.
  ///
  /// - Parameters:
  ///   - wrappedValue: The value unless another is given.
  ///   - name: What a command line calls it.
  ///   - range: The values that may be given.
  public init(wrappedValue: Value, _ name: String, in range: ClosedRange<Value>) {
    self.init(
      wrappedValue, name, isAllowed: range.contains,
      where: " from \(range.lowerBound) to \(range.upperBound)")
  }

  /// A number that is not below a bound.
  ///
  /// - Parameters:
  ///   - wrappedValue: The value unless another is given.
  ///   - name: What a command line calls it.
  ///   - range: The values that may be given.
  public init(wrappedValue: Value, _ name: String, in range: PartialRangeFrom<Value>) {
    self.init(
      wrappedValue, name, isAllowed: range.contains, where: " of \(range.lowerBound) or more")
  }
}

extension Setting where Value: RawRepresentable, Value.RawValue: LosslessStringConvertible {
  /// One of the cases of an enum, by its raw value.
  ///
  /// - Parameters:
  ///   - wrappedValue: The value unless another is given.
  ///   - name: What a command line calls it.
  @_disfavoredOverload
  public init(wrappedValue: Value, _ name: String) {
    let names = names(of: Value.self)
    self.init(
      wrappedValue, name,
      domain: names.isEmpty
        ? kind(of: Value.RawValue.self) : "one of \(names.joined(separator: ", "))", names: names,
      value: { Value.RawValue($0).flatMap(Value.init(rawValue:)) },
      text: \.rawValue.description)
  }
}

/// What the values of a type are called.
private func kind<Value>(of type: Value.Type) -> String {
  switch type {
  case is any FixedWidthInteger.Type: "an integer"
  case is any BinaryFloatingPoint.Type: "a finite number"
  case is Bool.Type: "true or false"
  default: "a \(type)"
  }
}

private func isFinite<Value>(_ value: Value) -> Bool {
  (value as? any BinaryFloatingPoint).map { $0.isFinite } ?? true
}

/// The raw values of a type that lists its cases; empty for others.
private func names<Value: RawRepresentable>(of type: Value.Type) -> [String]
where Value.RawValue: LosslessStringConvertible {
  guard let listed = type as? any CaseIterable.Type else { return [] }
  return (listed.allCases as any Collection).compactMap { ($0 as? Value)?.rawValue.description }
}
