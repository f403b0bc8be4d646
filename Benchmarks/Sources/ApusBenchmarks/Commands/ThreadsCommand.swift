import ArgumentParser

struct ThreadsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "threads",
    abstract: "What a second thread is worth, for the cuts and for the perceptron.",
    discussion: "Prints the records with one and with --threads threads, and how much faster.")

  @OptionGroup var common: CommonOptions

  func run() throws {
    let arrays = common.arrays
    try compare { try Cuts(arrays, copies: 1, threads: $0) }
    try compare { try Classifier(arrays, threads: $0) }
  }

  private func compare(_ benchmark: (_ threads: Int) throws -> some Benchmark) throws {
    let records = try [1, common.threads].map {
      try benchmark($0).measure(repetitions: common.repeats)
    }
    for record in records { print(try record.line()) }
    let gain = records[0].medianSeconds / records[1].medianSeconds
    print("\(records[0].bench): \(common.threads) threads are \(gain) times as fast as one")
  }
}
