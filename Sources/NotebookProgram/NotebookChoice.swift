import ArgumentParser

/// Which of the notebooks a command is for.
enum NotebookChoice {
  /// The one whose name begins so.
  static func one(_ name: String) throws -> TangledNotebook {
    let found = tangledNotebooks.filter { $0.name.hasPrefix(name) }
    guard found.count == 1 else {
      let names = (found.isEmpty ? tangledNotebooks : found).map(\.name).joined(separator: ", ")
      throw ValidationError(
        found.isEmpty
          ? "there is no notebook '\(name)'; there are \(names)"
          : "'\(name)' begins the names of several notebooks: \(names)")
    }
    return found[0]
  }

  /// Those whose names begin so; all of them where no name is given.
  static func several(_ names: [String]) throws -> [TangledNotebook] {
    names.isEmpty ? tangledNotebooks : try names.map(one)
  }
}
