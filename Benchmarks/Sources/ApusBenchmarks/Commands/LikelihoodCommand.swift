import ArgumentParser
import Foundation

struct LikelihoodCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "likelihood",
    abstract: "The fits of the neos demonstration alone, on given templates: value and gradient.")

  @Argument(help: "The loss: cls or q0; both if not given.")
  var statistic: BlobsModel.Statistic?
  @Option(help: "Lines of JSON; the yields of blobs_small_cls are the templates.")
  var yields: String = Folders.golden.path
  @OptionGroup var common: CommonOptions

  func run() throws {
    let records = try Record.records(at: URL(filePath: yields))
    guard let record = records.first(where: { $0.bench == "blobs_small_cls" }),
      let yields = record.yields
    else { throw ValidationError("\(self.yields) has no record blobs_small_cls with yields") }
    for statistic in BlobsModel.Statistic.allCases.only(statistic) {
      try common.report(NeosLikelihood(yields, statistic: statistic, threads: common.threads))
    }
  }
}
