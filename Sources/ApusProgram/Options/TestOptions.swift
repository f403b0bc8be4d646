import ArgumentParser
import Inference

/// The statistics of limits by pyhf's names.
enum StatisticName: String, ExpressibleByArgument, CaseIterable {
  case q
  case qtilde

  var statistic: LimitStatistic { self == .q ? .q : .qTilde }

  /// As it is written in articles.
  var symbol: String { self == .q ? "qμ" : "q̃μ" }
}

/// How signal strengths are tested.
struct StatisticOption: ParsableArguments {
  @Option(help: "The test statistic, q or q̃ (arXiv:1007.1727, equations 14 and 16).")
  var testStat = StatisticName.qtilde
}
