import Apus
import ArgumentParser
import Foundation

/// The models that inference on numbers is timed with.
enum InferenceCase: String, CaseIterable, ExpressibleByArgument {
  /// The search for sbottom pairs, region A, with one signal: 64 parameters, 6 bins
  /// (doi:10.17182/hepdata.89408).
  case sbottom
  /// The search for direct stau pairs, both regions combined: 120 parameters, 5 bins (HepData
  /// ins1765529).
  case staus
  /// Two bins with a signal and a background whose bins are uncertain independently: pyhf's example.
  case twoBins = "two-bins"
  /// Toys of one bin.
  case toys
  /// The fit of 701 parameters.
  case largeFit = "large-fit"
  /// The impacts of 701 parameters.
  case impacts

  /// The workspace and, for a signal, the patch that adds it.
  var files: [URL] {
    switch self {
    case .sbottom:
      ["BkgOnly", "patch.sbottom_1300_205_60"].map {
        Folders.likelihoods.appending(path: "SUSY-2018-31-sbottom/RegionA/\($0).json")
      }
    case .staus:
      ["BkgOnly", "patch.DS_120_1_Staus"].map {
        Folders.likelihoods.appending(path: "SUSY-2018-04-stau/Region-combined/\($0).json")
      }
    case .twoBins: [Folders.benchmarks.appending(path: "Models/two_bins.json")]
    case .toys: [Folders.conformance.appending(path: "workspaces/validation_1bin_shapesys.json")]
    case .largeFit, .impacts:
      [Folders.conformance.appending(path: "workspaces/synth3_20x25.json")]
    }
  }

  /// - Throws: What is wrong with the files or the model.
  func benchmark(threads: Int) throws -> any Benchmark {
    switch self {
    case .sbottom:
      try AsymptoticTest(
        rawValue, of: workspace(),
        reference: published("SUSY-2018-31 RegionA sbottom_1300_205_60"), repetitions: 50)
    case .staus:
      try AsymptoticTest(
        rawValue, of: workspace(), reference: published("SUSY-2018-04 combined DS_120_1"),
        repetitions: 50)
    case .twoBins:
      try AsymptoticTest(
        rawValue, of: workspace(), reference: .twoBins, repetitions: 2000)
    case .toys: try ToyTest(workspace(), threads: threads)
    case .largeFit: try LargeFit(workspace())
    case .impacts: ImpactRanking(reading: files[0], threads: threads)
    }
  }

  private func workspace() throws -> Workspace {
    try Workspace(
      contentsOf: files[0], patches: files.dropFirst().map { try JSONPatch(contentsOf: $0) })
  }

  private func published(_ point: String) throws -> TestReference {
    try TestReference(of: point, in: Folders.likelihoods.appending(path: "reference_fits.json"))
  }
}
