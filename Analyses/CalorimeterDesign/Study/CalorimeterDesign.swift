import ArgumentParser

/// Electromagnetic cascades in a sampling calorimeter: simulated, differentiated, fitted, designed.
@main
struct CalorimeterDesignCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "calorimeter-design",
      abstract: "Simulate, differentiate, fit and design a sampling calorimeter.",
      subcommands: [
        SimulateCommand.self, DerivativesCommand.self, FitCommand.self, DesignCommand.self,
        ClosureCommand.self, CompareCommand.self,
      ])
  }
}
