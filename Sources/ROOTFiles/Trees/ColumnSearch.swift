/// A branch that may be a column, or several, or what is wrong with it.
struct ColumnCandidate {
  let branch: TreeBranch
  /// The branches that it is in.
  let path: [TreeBranch]
  let column: Result<BranchInterpreter.Found, NotAColumn>

  var suffix: String { if case .success(let column) = column { column.suffix } else { "" } }

  /// The column and its baskets, which must have all entries of the tree.
  ///
  /// - Throws: `NotAColumn`.
  func column(count: Int) throws -> (BranchInterpreter.Found, BasketList) {
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

/// Finds the columns in branches.
struct ColumnSearch {
  let interpreter: BranchInterpreter
  var candidates: [ColumnCandidate] = []

  mutating func visit(_ branches: [TreeBranch], path: [TreeBranch]) {
    for branch in branches {
      do throws(any Error) {
        for column in try interpreter.columns(of: branch) {
          candidates.append(ColumnCandidate(branch: branch, path: path, column: .success(column)))
        }
      } catch {
        let reason = (error as? NotAColumn) ?? NotAColumn(reason: "\(error)")
        candidates.append(ColumnCandidate(branch: branch, path: path, column: .failure(reason)))
      }
      visit(branch.children, path: path + [branch])
    }
  }
}

extension ColumnSearch {
  /// A name for each candidate, the shortest that is unique.
  var names: [String] {
    let short = candidates.map { $0.branch.name.asColumn + $0.suffix }
    var uses: [String: Int] = [:]
    for name in short { uses[name, default: 0] += 1 }
    var taken = Set(uses.filter { $0.value == 1 }.keys)
    return zip(candidates, short).map { candidate, name in
      guard uses[name] != 1 else { return name }
      let full = (candidate.path.map(\.name.asColumn) + [name]).joined(separator: ".")
      return unique(full, &taken)
    }
  }

  /// Branches of one parent may be called alike.
  private func unique(_ name: String, _ taken: inout Set<String>) -> String {
    var unique = name
    var number = 2
    while !taken.insert(unique).inserted {
      unique = "\(name);\(number)"
      number += 1
    }
    return unique
  }
}

extension String {
  /// Without lengths, and without the dot at the end that makes ROOT prefix the members' names.
  fileprivate var asColumn: String {
    let name = withoutBrackets
    return name.hasSuffix(".") ? String(name.dropLast()) : name
  }
}
