import ArgumentParser

struct HistogramCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "histogram",
    abstract: "A relaxed histogram of a million events: value and gradient, per event too.",
    discussion: "Nine cases: 10, 50 and 200 bins, and bandwidths of 0.1, 0.5 and 1 bin widths.")

  @OptionGroup var common: CommonOptions
  @Option(help: "Only the cases of so many bins.") var bins: Int?
  @Option(help: "Only the cases of this bandwidth, in bin widths.") var bandwidth: Double?

  private var cases: [(bins: Int, fraction: Double)] {
    RelaxedHistogram.cases.filter {
      $0.bins == bins ?? $0.bins && $0.fraction == bandwidth ?? $0.fraction
    }
  }

  func validate() throws {
    if cases.isEmpty {
      throw ValidationError("there are 10, 50 and 200 bins, and bandwidths 0.1, 0.5 and 1")
    }
  }

  func run() throws {
    let events = try common.arrays.table("cuts_sig", columns: Cuts.columns).selecting(["mass"])
    for (bins, fraction) in cases {
      let histogram = try RelaxedHistogram(
        events, bins: bins, fraction: fraction, threads: common.threads)
      try common.report(histogram)
      try histogram.checkSlopes()
    }
  }
}
