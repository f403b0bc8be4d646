import ArgumentParser

@main
struct LArTPC: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lartpc",
    abstract: "Calibrate a liquid-argon time projection chamber with stopping tracks.",
    subcommands: [
      SimulateCommand.self, FitCommand.self, FisherCommand.self, ClosureCommand.self,
      CompareCommand.self, SpeedCommand.self,
    ])
}
