import ArgumentParser
import Foundation
import LightTransport
import Plots
import Studies

/// `closure`: many flashes.
struct ClosureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "closure",
    abstract: "Fit flashes of many seeds, show their pulls, and map the bias of fits without noise."
  )

  @OptionGroup var models: ModelOptions
  @OptionGroup var study: StudyOptions

  func run() throws {
    let detector = LightDetector()
    let models = try models.models(of: detector)
    for (name, model) in models {
      let test = try ClosureTest(
        "flashes, \(name)", of: model, in: detector, seeds: study.seedRange,
        threads: study.threadCount)
      show(test.name)
      show(test.report(.plain))
      if !test.distances.isEmpty {
        let median = test.distances.sorted()[test.distances.count / 2]
        show("median distance from the truth: \(text(median)) cm\n")
      }
      try study.keep(test, test.figure, as: "closure-\(name)")
    }
    try showMaps(models, detector)
  }

  private func showMaps(
    _ models: [(name: String, model: any LightModel)], _ detector: LightDetector
  )
    throws
  {
    show(
      """
      | model | places | failed | RMS bias of x, y, z, cm | in units of the error |
      |---|---|---|---|---|
      """)
    for (name, model) in models {
      let map = try BiasMap(FlashFitter(model, of: detector), in: detector)
      let (rms, relative) = (map.rms, map.rmsSignificance)
      show(
        tableRow([
          name, "\(map.places.count)", "\(map.failures)", list((0..<3).map { rms[$0] }, 3),
          list((0..<3).map { relative[$0] }),
        ]))
      let record = BiasRecord(map)
      try study.keep(record, record.figure(of: name), as: "bias-\(name)")
    }
  }

  private func list(_ numbers: [Double], _ digits: Int = 2) -> String {
    numbers.map { text($0, digits) }.joined(separator: ", ")
  }
}
