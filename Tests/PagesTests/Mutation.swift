import Apus
import Foundation

/// Changes of JSON, the same for the same seed.
enum Mutation {
  struct Random {
    private let stream: RandomStream
    private var index: UInt64 = 0

    init(seed: UInt64, purpose: String) { stream = RandomStream(seed: seed, purpose: purpose) }

    mutating func below(_ count: Int) -> Int {
      index += 1
      return min(Int(stream.uniform(at: index) * Double(count)), count - 1)
    }
  }

  /// What values become: numbers that overflow, and values of other types.
  private static var strangers: [Any] {
    [
      0, -1, 1e308, -1e308, Double.leastNonzeroMagnitude, Int.max, Int.min, "", "text", NSNull(),
      [Any](), [String: Any](),
    ]
  }

  /// The document with one value replaced, removed, or repeated.
  static func mutated(_ document: Data, _ random: inout Random) throws -> Data {
    let value = try JSONSerialization.jsonObject(with: document)
    return try JSONSerialization.data(withJSONObject: mutated(value, &random))
  }

  private static func mutated(_ value: Any, _ random: inout Random) -> Any {
    if var list = value as? [Any], !list.isEmpty {
      let place = random.below(list.count)
      switch random.below(6) {
      case 0: list.remove(at: place)
      case 1: list.insert(list[place], at: place)
      default: list[place] = mutated(list[place], &random)
      }
      return list
    }
    if var object = value as? [String: Any], !object.isEmpty {
      let key = object.keys.sorted()[random.below(object.count)]
      object[key] = random.below(12) == 0 ? nil : mutated(object[key]!, &random)
      return object
    }
    return strangers[random.below(strangers.count)]
  }
}
