import Apus
import ArgumentParser
import InfernoMixture

extension Inferno: AnalysisWithCommands {
  /// What the program does beside training and judging one analysis.
  public static var commands: [any ParsableCommand.Type] {
    [FloorsCommand.self, MeasureCommand.self, TableCommand.self]
  }
}

@main
struct InfernoProgram {
  static func main() { Inferno.main() }
}
