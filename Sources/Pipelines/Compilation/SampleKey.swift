import Autodiff

/// One sample of events: a process, nominal or under a variation.
struct SampleKey: Hashable, CustomStringConvertible {
  enum Direction: String {
    case down
    case up
  }

  let process: String
  var variation: String?
  var direction: Direction?

  var description: String {
    guard let variation, let direction else { return process }
    return "\(process), \(variation) \(direction)"
  }
}

/// A sample's place in a graph.
struct SampleSpace {
  let key: SampleKey
  let space: EventSpace
  /// Expected events per unit of weight: bound with the data.
  let scale: GlobalExpression
}

/// The names and roles of an analysis's processes: what the structure of its graph depends on.
struct ProcessLayout: Hashable {
  let name: String
  let role: ProcessRole
  let weight: String?
  let variations: [String]

  init(_ process: PhysicsProcess) {
    name = process.name
    role = process.role
    weight = process.weight
    variations = process.variations.map(\.name)
  }

  var keys: [SampleKey] {
    [SampleKey(process: name)]
      + variations.flatMap { variation in
        [
          SampleKey(process: name, variation: variation, direction: .down),
          SampleKey(process: name, variation: variation, direction: .up),
        ]
      }
  }
}

extension ProcessLayout: CustomStringConvertible {
  /// The process with what must be alike in every part of the data.
  var description: String {
    let details =
      ["\(role)"] + (weight.map { ["weight \($0)"] } ?? [])
      + (variations.isEmpty ? [] : ["varied by \(variations.joined(separator: " and "))"])
    return "\(name) (\(details.joined(separator: ", ")))"
  }
}
