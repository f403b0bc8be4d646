import ArgumentParser

/// A parameter held at a value: `NAME=VALUE`.
struct NamedValue: ExpressibleByArgument {
  let name: String
  let value: Double

  init?(argument: String) {
    guard let mark = argument.lastIndex(of: "="), mark > argument.startIndex,
      let value = Double(argument[argument.index(after: mark)...]), value.isFinite
    else { return nil }
    name = String(argument[..<mark])
    self.value = value
  }
}

/// A finite number.
struct FiniteNumber: ExpressibleByArgument, CustomStringConvertible {
  let value: Double

  init(_ value: Double) { self.value = value }

  init?(argument: String) {
    guard let value = Double(argument), value.isFinite else { return nil }
    self.value = value
  }

  var description: String { "\(value)" }
}
