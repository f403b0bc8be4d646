import ArgumentParser
import Pipelines

/// What `--objective` says of itself.
let objectiveHelp =
  "What to improve, if not the pipeline's own: \(Objective.words.joined(separator: ", ")); "
  + "sums such as 'cls + 0.5 * uncertainty', and 'counting' before a word to leave out nuisance parameters."

/// The objective that an option's text writes, with its own message where it writes none.
@Sendable
func parsedObjective(_ text: String) throws -> Objective {
  do { return try Objective(parsing: text) } catch { throw ValidationError("\(error)") }
}
