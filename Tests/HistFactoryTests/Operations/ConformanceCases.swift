import Foundation
import HistFactory
import TestSupport

/// What Apus did to documents, for `workspace_operations.py` to do it again.
struct ConformanceCases {
  private var cases: [JSONValue] = []

  /// Adds a case; where the body throws, Python has to raise.
  mutating func add(
    _ operation: String, _ document: JSONValue, other: JSONValue? = nil, _ arguments: JSONValue,
    result: () throws -> JSONValue
  ) {
    var object = JSONObject()
    object["operation"] = .string(operation)
    object["document"] = document
    object["other"] = other
    object["arguments"] = arguments
    object["result"] = try? result()
    cases.append(.object(object))
  }

  /// How many of the cases threw an error.
  var errorCount: Int { cases.count { $0["result"] == nil } }

  /// Whether Python agrees with every case.
  func agree() throws -> Bool {
    try withTemporaryFolder { folder in
      try JSONValue.array(cases).json().write(to: folder.appending(path: "cases.json"))
      return try ConformanceScript("workspace_operations.py").run([folder.path]) == 0
    }
  }
}
