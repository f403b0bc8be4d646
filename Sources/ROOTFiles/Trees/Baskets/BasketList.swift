/// The baskets of a branch, in the order of the entries.
struct BasketList: Sendable {
  enum Basket: Sendable {
    /// A record of its own, at a position of the file.
    case stored(at: Int)
    /// One in the tree's record.
    case embedded(EmbeddedBasket)
  }

  let baskets: [Basket]
  /// The first entry of each, and at the end the number of entries.
  let starts: [Int]

  var entryCount: Int { starts[baskets.count] }

  /// - Parameter branch: A TBranch.
  init(_ branch: ObjectView) throws {
    let seeks = try branch.integers("fBasketSeek")
    let entries = try branch.integers("fBasketEntry")
    let count = try branch.count("fEntries")
    let embedded = try branch.embeddedBaskets().filter(\.value.hasData)
    let last = max(try branch.integer("fWriteBasket"), embedded.keys.max() ?? -1)
    var baskets: [Basket] = []
    var starts: [Int] = []
    var end = 0
    for index in entries.indices.prefix(while: { $0 <= last }) {
      if let basket = embedded[index], basket.header.entryCount > 0 {
        baskets.append(.embedded(basket))
        (end, _) = entries[index].addingReportingOverflow(basket.header.entryCount)
      } else if embedded[index] == nil, index < seeks.count, seeks[index] > 0 {
        baskets.append(.stored(at: seeks[index]))
        // Old programs did not note where the basket begins that would follow.
        let next = index + 1 < entries.count ? entries[index + 1] : 0
        end = next > entries[index] ? next : count
      } else {
        continue
      }
      starts.append(entries[index])
    }
    starts.append(end)
    guard zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 }), starts[0] >= 0 else {
      throw branch.malformed("baskets whose first entries are not in order")
    }
    self.baskets = baskets
    self.starts = starts
  }

  /// The bytes of those in the tree's record, headers included, as if they had records of their own.
  var embeddedByteCount: Int {
    baskets.reduce(0) { sum, basket in
      guard case .embedded(let basket) = basket else { return sum }
      return sum + basket.header.keyLength + basket.data.count + basket.offsetTable.count
    }
  }

  /// The baskets that hold some of the entries.
  func overlapping(_ entries: Range<Int>) -> Range<Int> {
    guard !entries.isEmpty, !baskets.isEmpty else { return 0..<0 }
    // The last basket that begins at the first entry or before, and the first that begins behind.
    let first = partition(0..<baskets.count) { starts[$0] > entries.lowerBound } - 1
    let end = partition(0..<baskets.count) { starts[$0] >= entries.upperBound }
    return max(0, first)..<max(0, first, end)
  }

  private func partition(_ range: Range<Int>, _ isBehind: (Int) -> Bool) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if isBehind(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension ObjectView {
  /// The baskets in the branch's own record, by their numbers.
  fileprivate func embeddedBaskets() throws -> [Int: EmbeddedBasket] {
    guard case .object(let array) = object["fBaskets"] else { return [:] }
    var result: [Int: EmbeddedBasket] = [:]
    let list = ObjectView(object: array, tree: tree)
    for index in array.items.indices {
      guard let item = try list.item(index) else { continue }
      guard case .basket(let basket) = item.object["basket"] else {
        throw malformed("an object of class '\(item.className)' among its baskets")
      }
      result[index] = basket
    }
    return result
  }
}
