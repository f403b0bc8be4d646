/// What can be wrong with a search.
enum SearchError: Error, Hashable, CustomStringConvertible {
  case options(String, String)
  case resumption
  case seedGiven
  case folds
  case watching
  case unlikeLosses([String])
  case executable
  case running(String)
  case otherRun(String, had: [String]?, has: [String])

  var description: String {
    switch self {
    case .options(let combination, let reason):
      "'optimise' does not take the options of \(combination): \(reason)"
    case .resumption:
      """
      a search resumes its unfinished runs itself; leave out --resume and --restart, and remove the \
      folder of a run that is to be made again
      """
    case .seedGiven: "a search gives its runs their seeds; use --seeds in place of --seed"
    case .folds:
      """
      a search chooses by validation events that its runs share, and the folds of a cross-training have \
      their own; search without --folds, then cross-train what is chosen
      """
    case .watching:
      "the trainings of a search cannot be watched; leave out --watch, or train one with optimise"
    case .unlikeLosses(let objectives):
      """
      the losses of different objectives cannot be compared: \(objectives.joined(separator: ", ")); rank by \
      significance, cls or uncertainty
      """
    case .executable: "the program cannot find its own file to run it"
    case .running(let path):
      "\(path): another search is at work in it; wait for its end, or write elsewhere with --output"
    case .otherRun(let path, let had, let has):
      """
      \(path): a run with other options, \
      \(had.map { "'\($0.joined(separator: " "))'" } ?? "made by no search"), where \
      '\(has.joined(separator: " "))' was to go; remove it, or write elsewhere with --output
      """
    }
  }
}
