import ArgumentParser
import Foundation
import LArTPCModel
import Terminal

/// `fisher`: what hits say of the parameters, and what they cannot tell apart.
struct FisherCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fisher",
    abstract: "Show the Fisher information of hits, its degeneracies, and what breaks them.",
    discussion: """
      Errors are those of a simultaneous fit, in per cent of the nominal values. All samples have as many \
      tracks. A single depth has all tracks near the middle of the drift; flat ones lie within 3 degrees \
      of the anode's plane.
      """)

  @OptionGroup var options: SampleOptions
  @OptionGroup var folder: ResultFolder

  func run() throws {
    let total = options.tracks.muons + options.tracks.protons
    let samples = try InformationSample.all(options)
    var table = TextTable(
      [.left("sample of \(total) tracks"), .left("observable")]
        + DetectorParameters.names.map { .point($0) } + [.point("Ab–kb"), .point("kb–E")])
    for sample in samples {
      table.append(
        [sample.name, sample.observables.rawValue] + sample.information.errors.map(percent)
          + [correlation(sample.information, 0, 1), correlation(sample.information, 1, 2)])
    }
    print(table.text(.plain))
    try showEigenvectors(samples[0].information)
    showCorrelations(samples[0].information)
    try folder.keep(InformationFigure(samples: samples).figure, as: "fisher")
  }

  private func percent(_ error: Double) -> String {
    error.isFinite ? String(format: "%.3g", 100 * error) : "∞"
  }

  private func correlation(_ information: FisherInformation, _ a: Int, _ b: Int) -> String {
    information.correlations.map {
      String(format: "%.3f", $0[a * DetectorParameters.count + b])
    } ?? "–"
  }

  private func showEigenvectors(_ information: FisherInformation) throws {
    let system = try information.eigensystem()
    var table = TextTable(
      [.left("combination, all tracks"), .right("error")]
        + DetectorParameters.names.map { .point($0) })
    for index in 0..<DetectorParameters.count {
      table.append(
        ["\(index + 1)", percent(1 / system.values[index].squareRoot()) + " %"]
          + system.vector(index).map { String(format: "%+.3f", $0) })
    }
    print(table.text(.plain))
  }

  private func showCorrelations(_ information: FisherInformation) {
    let names = DetectorParameters.names
    guard let correlations = information.correlations else { return }
    var table = TextTable([.left("correlation")] + names.map { .point($0) })
    for (row, name) in names.enumerated() {
      table.append(
        [name] + names.indices.map { String(format: "%+.3f", correlations[row * names.count + $0]) }
      )
    }
    print(table.text(.plain))
  }
}
