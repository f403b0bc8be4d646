/// The objects to which pointers of an object being written lead.
struct ObjectPool {
  private(set) var pointees: [StreamedObject] = []

  /// A pointer to an object, to which others may lead as well when they are copies of this value.
  mutating func pointer(to object: StreamedObject) -> StreamedValue {
    pointees.append(object)
    return .pointer(pointees.count - 1)
  }
}

extension StreamedObject {
  /// A collection of what pointers lead to.
  static func collection(_ className: String, _ items: [StreamedValue]) -> StreamedValue {
    .object(StreamedObject(className: className, items: items))
  }

  /// An array as a class of ROOT, such as TArrayD.
  static func array(_ className: String, _ values: [Double]) -> StreamedValue {
    .object(StreamedObject(className: className, members: ["fArray": .reals(values)]))
  }
}
