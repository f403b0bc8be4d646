/// The columns of a tree, by their names.
struct TreeContents: Sendable {
  private(set) var columns: [TreeColumn] = []
  private(set) var unreadable: [ROOTUnreadableColumn] = []
  /// Where a column is, by each of its names.
  private(set) var index: [String: Int] = [:]

  /// - Parameters:
  ///   - object: A TTree.
  ///   - count: Its number of entries.
  init(_ object: ObjectView, count: Int, storage: FileStorage) throws {
    var reader = BranchReader()
    let branches = try reader.branches(of: object)
    unreadable = reader.unreadable
    var search = ColumnSearch(interpreter: BranchInterpreter(catalog: try storage.streamers()))
    search.visit(branches, path: [])
    let names = columnNames(search.candidates)
    let fileSetting = storage.header.compressionSetting
    var found: [BranchInterpreter.Found] = []
    for (candidate, name) in zip(search.candidates, names) {
      do {
        let (column, baskets) = try candidate.column(named: name, count: count)
        columns.append(
          TreeColumn(
            column: ROOTColumn(column, name: name, fileSetting: fileSetting), baskets: baskets,
            layout: column.layout, counter: nil))
        found.append(column)
        index[name] = columns.count - 1
      } catch let error as NotAColumn {
        unreadable.append(
          ROOTUnreadableColumn(
            name: name, typeName: search.interpreter.typeName(of: candidate.branch),
            reason: error.reason))
      }
    }
    connectCounters(found)
    for (position, column) in found.enumerated() where index[column.branch.name] == nil {
      if column.suffix.isEmpty { index[column.branch.name] = position }
    }
  }

  private mutating func connectCounters(_ found: [BranchInterpreter.Found]) {
    var counters: [Int: Int] = [:]
    for (position, column) in found.enumerated() {
      guard case .number(let number) = column.type, number.isInteger,
        case .fixed = column.layout
      else { continue }
      for identity in column.identities { counters[identity] = position }
    }
    for (position, column) in found.enumerated() {
      guard let counter = column.counter.flatMap({ counters[$0] }), counter != position else {
        continue
      }
      columns[position] = columns[position].counted(by: counter)
    }
  }
}

/// A branch that may be a column, or several, or what is wrong with it.
private struct Candidate {
  let branch: TreeBranch
  /// The branches that it is in.
  let path: [TreeBranch]
  let column: Result<BranchInterpreter.Found, NotAColumn>

  var suffix: String { if case .success(let column) = column { column.suffix } else { "" } }

  func column(named name: String, count: Int) throws -> (BranchInterpreter.Found, BasketList) {
    let column = try column.get()
    switch branch.baskets {
    case .failure(let error): throw NotAColumn(reason: error.description)
    case .success(let baskets):
      guard baskets.entryCount >= count, baskets.starts[0] == 0 || baskets.baskets.isEmpty else {
        throw NotAColumn(
          reason:
            "it has the entries \(baskets.starts[0])..<\(baskets.entryCount), the tree \(count)"
        )
      }
      return (column, baskets)
    }
  }
}

private struct ColumnSearch {
  let interpreter: BranchInterpreter
  var candidates: [Candidate] = []

  mutating func visit(_ branches: [TreeBranch], path: [TreeBranch]) {
    for branch in branches {
      do throws(any Error) {
        for column in try interpreter.columns(of: branch) {
          candidates.append(Candidate(branch: branch, path: path, column: .success(column)))
        }
      } catch {
        let reason = (error as? NotAColumn) ?? NotAColumn(reason: "\(error)")
        candidates.append(Candidate(branch: branch, path: path, column: .failure(reason)))
      }
      visit(branch.children, path: path + [branch])
    }
  }
}

/// A name for each, the shortest that is unique.
private func columnNames(_ candidates: [Candidate]) -> [String] {
  let short = candidates.map { $0.branch.name.asColumn + $0.suffix }
  var uses: [String: Int] = [:]
  for name in short { uses[name, default: 0] += 1 }
  var taken = Set(uses.filter { $0.value == 1 }.keys)
  return zip(candidates, short).map { candidate, name in
    guard uses[name] != 1 else { return name }
    var full = (candidate.path.map(\.name.asColumn) + [name]).joined(separator: ".")
    // Branches of one parent may still be called alike.
    let first = full
    var number = 2
    while !taken.insert(full).inserted {
      full = "\(first);\(number)"
      number += 1
    }
    return full
  }
}

extension String {
  /// Without lengths, and without the dot at the end that makes ROOT prefix the members' names.
  fileprivate var asColumn: String {
    let name = withoutBrackets
    return name.hasSuffix(".") ? String(name.dropLast()) : name
  }
}

extension TreeColumn {
  fileprivate func counted(by counter: Int) -> TreeColumn {
    TreeColumn(column: column, baskets: baskets, layout: layout, counter: counter)
  }
}

extension ROOTNumber {
  var isInteger: Bool {
    switch self {
    case .float, .double, .bool: false
    default: true
    }
  }
}

extension ROOTColumn {
  fileprivate init(_ found: BranchInterpreter.Found, name: String, fileSetting: Int) {
    let setting = found.branch.compressionSetting
    let isSmaller = found.branch.storedByteCount < found.branch.uncompressedByteCount
    self.init(
      name: name, title: found.title, type: found.type, typeName: found.typeName,
      storedByteCount: found.branch.storedByteCount,
      uncompressedByteCount: found.branch.uncompressedByteCount,
      compression: isSmaller ? ROOTCompression(setting: setting < 0 ? fileSetting : setting) : nil)
  }
}

extension ROOTCompression {
  /// - Parameter setting: 100 times the algorithm's number, plus the level.
  init?(setting: Int) {
    guard setting % 100 > 0 else { return nil }
    switch setting / 100 {
    case 0, 1: self = .zlib
    case 2: self = .lzma
    case 3: self = .deflate
    case 4: self = .lz4
    case 5: self = .zstd
    default: return nil
    }
  }
}
