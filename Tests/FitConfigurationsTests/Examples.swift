import FitConfigurations
import Foundation
import HistFactory

/// Configurations with their inputs and what cabinetry makes of them; `make_inputs.py` and
/// `make_workspaces.py` say how.
enum Examples {
  static let folder = Bundle.module.resourceURL!.appending(path: "Made")

  static func configuration(_ name: String) throws -> FitConfiguration {
    try FitConfiguration(contentsOf: folder.appending(path: name + ".yml"))
  }

  static func workspace(_ name: String) throws -> Workspace {
    try Workspace(contentsOf: folder.appending(path: name + ".json"))
  }

  /// Yields and standard deviations by cabinetry's names, `region_sample_systematic_Up`.
  static func templates(_ name: String) throws -> [String: [String: [Double]]] {
    let data = try Data(contentsOf: folder.appending(path: name + ".templates.json"))
    return try JSONDecoder().decode([String: [String: [Double]]].self, from: data)
  }
}

typealias FixedParameter = FitConfiguration.FixedParameter
typealias NormFactor = FitConfiguration.NormFactor
typealias Region = FitConfiguration.Region
typealias Sample = FitConfiguration.Sample
typealias Smoothing = FitConfiguration.Smoothing
typealias Systematic = FitConfiguration.Systematic
