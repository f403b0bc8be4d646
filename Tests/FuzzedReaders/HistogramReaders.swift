import Foundation
import Histograms

func readHistogramJSON(_ bytes: Data) throws {
  _ = try HistogramJSON.parse(bytes, file: "fuzzed.json", plainStorage: .unweightedEvents)
}

func readYODA(_ bytes: Data) throws {
  _ = try HistogramYODA.parse(bytes, file: "fuzzed.yoda", others: .skipped)
}

func readHistogramCSV(_ bytes: Data) throws {
  _ = try HistogramCSV.parse(bytes, file: "fuzzed.csv")
}
