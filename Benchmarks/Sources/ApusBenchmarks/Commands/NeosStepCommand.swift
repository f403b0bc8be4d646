import ArgumentParser

struct NeosStepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "neos-step", abstract: "A training step of the neos demonstration.")

  @Argument(help: "The network: small (100 units) or large (1024).") var size: NeosStep.Size
  @Argument(help: "The loss: cls or q0; both if not given.")
  var statistic: BlobsModel.Statistic?
  @OptionGroup var common: CommonOptions

  func run() throws {
    for statistic in BlobsModel.Statistic.allCases.only(statistic) {
      try common.report(
        NeosStep(common.arrays, size: size, statistic: statistic, threads: common.threads))
    }
  }
}
