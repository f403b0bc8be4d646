import Foundation
import HistFactory
import Inference
import TestSupport

/// What pyhf 0.7.6 says about one workspace of the conformance folder: interpolation codes 4 and 4p,
/// fits polished until `twice_nll_projected_gradient` all but vanishes.
struct PyhfGolden: Decodable, Sendable {
  static let folder = "data/pyhf-conformance"

  /// The files that have golden numbers.
  static let names: [String] = {
    let files = try? FileManager.default.contentsOfDirectory(
      atPath: SharedData.url(folder + "/golden").path)
    return (files ?? []).sorted()
  }()

  let parNames: [String]
  let initial: [Double]
  let bounds: [[Double]]
  let fixed: [Bool]
  let dataMainThenAux: [Double]
  let nllInit: Double
  let expectedDataInit: [Double]
  let bestfit: [Double]
  let nllBestfit: Double
  let point: [Double]
  let nllPoint: Double
  let mu1Nll: Double?
  let testStat: String
  let clsObs: Double?
  let clsExp: [Double]?
  let limitObs: Double?
  let limitExp: [Double]?
  let poi: String?
  /// Why pyhf could not do all of it; what it gives for tests is then no number to compare with.
  let error: String?

  enum CodingKeys: String, CodingKey {
    case parNames, bounds, fixed, dataMainThenAux, nllInit, expectedDataInit, bestfit, nllBestfit
    case point, nllPoint, mu1Nll, testStat, clsObs, clsExp, limitObs, limitExp, poi, error
    case initial = "init"
  }

  init(named name: String) throws {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    self = try decoder.decode(
      Self.self, from: Data(contentsOf: SharedData.url("\(Self.folder)/golden/\(name)")))
  }

  static func workspace(_ name: String) throws -> Workspace {
    try Workspace(contentsOf: SharedData.url("\(folder)/workspaces/\(name)"))
  }

  var statistic: LimitStatistic { testStat == "q" ? .q : .qTilde }

  /// Where pyhf's fit ended, by the names of the elements.
  var bestFitByName: [String: Double] {
    Dictionary(uniqueKeysWithValues: zip(parNames, bestfit))
  }

  /// Values that stand in pyhf's order of parameters, in the order of the model.
  func elements<Value>(_ values: [Value], of model: HistFactoryModel) -> [Value] {
    let byName = Dictionary(uniqueKeysWithValues: zip(parNames, values))
    return model.elementNames.map { byName[$0]! }
  }
}

/// Workspaces where pyhf's free fit ends in the higher of two minima, at α = −0.303, μ = 0.636. A scan of
/// the profile finds a minimum of −log L lower by `depth` at α = 0.414, μ = 0.427; descent from the
/// initial values leads there. Their numbers are those of one model.
enum HigherMinimum {
  static let names: Set = ["validation_2bin_2channel_coupledhistosys.json", "xml2.json"]
  static let depth = 0.734612225874
  /// Observed CLs from the lower minimum, by the same scan.
  static let cls = 0.1140434217
  /// The limit expected at −2 standard deviations, by a scan in α at each μ; pyhf's fit there ends in a
  /// higher minimum too, and its limit is 0.3377.
  static let lowestLimit = 0.3536569256
}
