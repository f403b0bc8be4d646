/// A part of an element: all of it, or a field of a record.
struct NumPyField: Equatable {
  /// Empty for an element that is no record; of a field within a record, `outer.inner`.
  let name: String
  /// As NumPy writes it, such as `<f8`.
  let descriptor: String
  /// Bytes before it in an element.
  let offset: Int
  /// Bytes that it takes.
  let size: Int

  /// Whether it is there to be read, and not to fill.
  var isData: Bool { !descriptor.dropFirst().hasPrefix("V") }

  /// The fields of an element type, those of inner records among them.
  ///
  /// - Throws: `NumPyFailure` for a type of unknown size, a name that occurs twice, or a huge record.
  static func fields(of type: PythonLiteral.ElementType) throws -> [NumPyField] {
    var fields: [NumPyField] = []
    var offset = 0
    try append(type, named: "", shape: [], to: &fields, at: &offset)
    var names: Set<String> = []
    for field in fields where field.isData && !names.insert(field.name).inserted {
      throw NumPyFailure(.badHeader("two fields are called '\(field.name)'"))
    }
    return fields
  }

  private static func append(
    _ type: PythonLiteral.ElementType, named name: String, shape: [Int],
    to fields: inout [NumPyField], at offset: inout Int
  ) throws {
    switch type {
    case .plain(let text):
      let written = shape.isEmpty ? text : "\(text)\(shape)"
      guard let size = elementCount(of: shape + [try byteCount(of: text)]),
        case (let end, let overflows) = offset.addingReportingOverflow(size), !overflows
      else { throw NumPyFailure(.hugeShape(shape)) }
      fields.append(NumPyField(name: name, descriptor: written, offset: offset, size: size))
      offset = end
    case .record(let inner):
      guard shape.isEmpty else { throw NumPyFailure(.unsupportedType("records\(shape)")) }
      for field in inner {
        let path = name.isEmpty ? field.name : "\(name).\(field.name)"
        try append(field.type, named: path, shape: field.shape, to: &fields, at: &offset)
      }
    }
  }

  /// The bytes of one element: the number behind the letter, which of text counts characters.
  private static func byteCount(of descriptor: String) throws -> Int {
    let letter = descriptor.dropFirst().first
    let digits = descriptor.dropFirst(2).prefix { $0.isASCII && $0.isNumber }
    guard let letter, let count = Int(digits),
      let size = elementCount(of: [count, letter == "U" ? 4 : 1])
    else { throw NumPyFailure(.unsupportedType(descriptor)) }
    return size
  }
}
