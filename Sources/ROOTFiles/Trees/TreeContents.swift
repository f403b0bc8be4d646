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
    var found: [BranchInterpreter.Found] = []
    for (candidate, name) in zip(search.candidates, search.names) {
      do {
        let (column, baskets) = try candidate.column(count: count)
        add(column, baskets, named: name, storage.header.compressionSetting)
        found.append(column)
      } catch let error as NotAColumn {
        let typeName = search.interpreter.typeName(of: candidate.branch)
        unreadable.append(
          ROOTUnreadableColumn(name: name, typeName: typeName, reason: error.reason))
      }
    }
    connectCounters(found)
    addBranchNames(found)
  }

  private mutating func add(
    _ column: BranchInterpreter.Found, _ baskets: BasketList, named name: String,
    _ fileSetting: Int
  ) {
    index[name] = columns.count
    columns.append(
      TreeColumn(
        column: ROOTColumn(column, name: name, fileSetting: fileSetting), baskets: baskets,
        layout: column.layout, counter: nil))
  }

  /// Lets columns be read by their branches' names, too, which may have lengths in brackets.
  private mutating func addBranchNames(_ found: [BranchInterpreter.Found]) {
    for (position, column) in found.enumerated()
    where column.suffix.isEmpty && index[column.branch.name] == nil {
      index[column.branch.name] = position
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
      columns[position] = columns[position].counted(
        by: counter, called: columns[counter].column.name)
    }
  }
}

extension TreeColumn {
  fileprivate func counted(by counter: Int, called name: String) -> TreeColumn {
    var column = column
    column.counter = name
    return TreeColumn(column: column, baskets: baskets, layout: layout, counter: counter)
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
      compression: isSmaller
        // Trees that uproot wrote claim none, and are compressed as the file says.
        ? ROOTCompression(setting: setting) ?? ROOTCompression(setting: fileSetting) : nil)
  }
}
