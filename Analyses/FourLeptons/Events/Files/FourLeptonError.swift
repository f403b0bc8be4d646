/// What is wrong with files, or what the program lacks.
public enum FourLeptonError: Error, Hashable, CustomStringConvertible {
  case charges(event: Int, file: String)
  case input([String])
  case empty(tree: String, file: String)

  public var description: String {
    switch self {
    case .charges(let event, let file):
      "\(file): event \(event) does not have two muons of either charge"
    case .input(let paths):
      """
      \(paths.count) inputs given\(paths.isEmpty ? "" : " (\(paths.joined(separator: ", ")))"); give \
      one ROOT file by --input, made by 'simulate' or, for 'observe --data', by 'convert'
      """
    case .empty(let tree, let file):
      "\(file): no event of the tree '\(tree)' is near the Higgs boson's mass; simulate more"
    }
  }
}
