/// The description in front of an array's bytes, written as a literal Python dictionary:
/// `{'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }`.
struct NumPyHeader: Equatable {
  /// What an element is: one field without a name, or the fields of a record.
  var fields: [NumPyField] = []
  var isRecord = false
  var isFortranOrder = false
  var shape: [Int] = []

  /// - Throws: `NumPyFailure` with the problem.
  init(parsing text: String) throws {
    var literal = PythonLiteral(text)
    var seen: Set<String> = []
    try literal.expect("{")
    while !literal.take("}") {
      let key = try literal.string()
      guard seen.insert(key).inserted else { throw NumPyFailure(.badHeader("'\(key)' twice")) }
      try literal.expect(":")
      switch key {
      case "descr":
        let type = try literal.type()
        isRecord = type.isRecord
        fields = try NumPyField.fields(of: type)
      case "fortran_order": isFortranOrder = try literal.boolean()
      case "shape": shape = try literal.tuple()
      default: throw NumPyFailure(.badHeader("unknown key '\(key)'"))
      }
      if !literal.take(",") {
        try literal.expect("}")
        break
      }
    }
    guard seen.count == 3 else {
      throw NumPyFailure(.badHeader("it needs 'descr', 'fortran_order' and 'shape'"))
    }
  }
}

/// A problem before the file's name is known.
struct NumPyFailure: Error {
  let problem: NumPyProblem
  init(_ problem: NumPyProblem) { self.problem = problem }
}
