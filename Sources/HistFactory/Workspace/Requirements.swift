import Diagnostics

/// Checks shared by the parts of a workspace; each throws `WorkspaceError` at `place`.

func requireSome(_ list: [some Any], _ what: String, at place: JSONPointer) throws {
  if list.isEmpty { throw WorkspaceError("at least one \(what) is needed, given none", at: place) }
}

func requireDistinct(
  _ names: [String], _ what: String, at place: JSONPointer, under keys: [String] = ["name"]
) throws {
  var seen = Set<String>()
  for (index, name) in names.enumerated() where !seen.insert(name).inserted {
    throw WorkspaceError(
      "two \(what) are named '\(name)'; give each its own name",
      at: keys.reduce(place / index, /))
  }
}

func requireFinite(_ values: [Double], at place: JSONPointer) throws {
  if let index = values.firstIndex(where: { !$0.isFinite }) {
    throw WorkspaceError("\(values[index]) is not a finite number", at: place / index)
  }
}

func requireFinite(_ value: Double, at place: JSONPointer) throws {
  if !value.isFinite { throw WorkspaceError("\(value) is not a finite number", at: place) }
}

func requireBins(_ values: [Double], _ count: Int, of owner: String, at place: JSONPointer) throws {
  if values.count != count {
    throw WorkspaceError(
      "\(values.count) bin\(values.count == 1 ? "" : "s"), \(owner) has \(count)", at: place)
  }
  try requireFinite(values, at: place)
}
