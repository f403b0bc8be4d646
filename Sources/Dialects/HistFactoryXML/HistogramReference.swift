/// Where elements find their histograms: the file and folder that they inherit unless they say others.
struct HistogramReference {
  var file: String?
  var folder: String?

  /// What an element's attributes change.
  func changed(
    by element: MarkupElement, file fileKey: String = "InputFile",
    path pathKey: String = "HistoPath"
  ) -> HistogramReference {
    HistogramReference(
      file: element.value(fileKey) ?? file, folder: element.attributes[pathKey] ?? folder)
  }

  /// The histogram of this name: in the folder, else at the top of the file.
  ///
  /// - Throws: `DialectError` at the element if there is none.
  func template(_ name: String, for element: MarkupElement, from lookup: TemplateLookup) throws
    -> BinnedTemplate
  {
    guard let file else {
      throw element.error("neither <\(element.name)> nor what contains it says an InputFile")
    }
    let parts = [folder ?? "", name].map { $0.trimming { $0 == "/" } }
    let full = parts.filter { !$0.isEmpty }.joined(separator: "/")
    return try lookup.template(
      atFirstOf: full == name ? [name] : [full, name], in: file, for: element.place)
  }
}

extension String {
  func trimming(_ isTrimmed: (Character) -> Bool) -> String {
    guard let first = firstIndex(where: { !isTrimmed($0) }),
      let last = lastIndex(where: { !isTrimmed($0) })
    else { return "" }
    return String(self[first...last])
  }
}
