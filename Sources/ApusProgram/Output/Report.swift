import HistFactory

/// The result of a command, for people and for machines.
struct Report {
  /// Tables; with escape sequences only if the style has them.
  var text: String
  var json: JSONObject
}

extension Console {
  /// Shows a result as its options ask, and its warnings.
  ///
  /// - Parameters:
  ///   - report: The result; warnings become a member of its JSON.
  ///   - warnings: What makes it unreliable.
  func show(_ report: Report, warnings: [String], _ options: OutputOptions) throws {
    for warning in warnings { warn(warning) }
    var json = report.json
    json["warnings"] = .array(self.warnings.map { .string($0) })
    let text = JSONValue.object(json).indentedJSON() + "\n"
    if let output = options.file.output { try write(text, to: output) }
    if !options.json {
      print(report.text)
    } else if options.file.output == nil {
      print(text)
    }
  }

  /// Shows a document, which is a result in itself.
  func show(_ document: JSONValue, _ options: OutputFileOptions) throws {
    let text = document.indentedJSON() + "\n"
    if let output = options.output { try write(text, to: output) } else { print(text) }
  }
}
