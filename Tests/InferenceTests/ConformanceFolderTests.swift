import Autodiff
import Foundation
import HistFactory
import Inference
import TestSupport
import Testing

private let folder = "data/pyhf-conformance"

/// What pyhf 0.7.6 says about one workspace.
private struct Golden: Decodable, Sendable {
  let parNames: [String]
  let initial: [Double]
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
  let poi: String?
  /// Why pyhf could not do all of it; what it gives for tests is then no number to compare with.
  let error: String?

  enum CodingKeys: String, CodingKey {
    case parNames, fixed, dataMainThenAux, nllInit, expectedDataInit, bestfit, nllBestfit, point
    case nllPoint, mu1Nll, testStat, clsObs, clsExp, poi, error
    case initial = "init"
  }

  init(named name: String) throws {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    self = try decoder.decode(
      Golden.self, from: Data(contentsOf: SharedData.url("\(folder)/golden/\(name)")))
  }
}

/// The workspaces of pyhf's tests and documentation. The synthetic ones with up to 200 parameters are
/// left to optimised builds: their Hessians take minutes to build here.
@Suite(
  "Small workspaces against pyhf",
  .enabled(if: SharedData.mayUse(folder), "\(SharedData.skipped)"))
struct ConformanceFolderTests {
  static let names: [String] = {
    let files = try? FileManager.default.contentsOfDirectory(
      atPath: SharedData.url(folder + "/golden").path)
    return (files ?? []).filter { !$0.hasPrefix("synth") }.sorted()
  }()

  @Test func `all workspaces are there`() { #expect(Self.names.count == 24) }

  @Test(arguments: names)
  func `likelihood, expectation, fits and CLs`(name: String) throws {
    let golden = try Golden(named: name)
    let workspace = try Workspace(
      contentsOf: SharedData.url("\(folder)/workspaces/\(name)"))
    let model = try HistFactoryModel(workspace)
    let data = try model.data(of: workspace)
    try expectLikelihood(model, data, golden)
    try expectFits(model, data, golden)
    try expectTest(model, data, golden, freeFitIsHigher: Self.withHigherMinimum.contains(name))
  }

  /// Here pyhf's free fit ends at α = −0.303, μ = 0.636. A scan of the profile finds a minimum of −log L
  /// lower by this much at α = 0.414, μ = 0.427; descent from the initial values leads there.
  static let withHigherMinimum: Set = [
    "validation_2bin_2channel_coupledhistosys.json", "xml2.json",
  ]
  static let depth = 0.734612225874

  private func expectTest(
    _ model: HistFactoryModel, _ data: ModelData, _ golden: Golden, freeFitIsHigher: Bool
  ) throws {
    guard golden.error == nil, let cls = golden.clsObs, let bands = golden.clsExp else { return }
    let test = try model.limitTest(
      mu: 1, data: data, statistic: golden.testStat == "q" ? .q : .qTilde)
    var observed = test.cls
    if freeFitIsHigher {
      // CLs of the lower minimum, by the same scan; and below pyhf's from where its fit ended.
      #expect(abs(try numbers([test.cls])[0] - 0.1140434217) < 1e-9)
      let local = try model.fit(to: data, from: starts(golden))
      let fixed = try model.fit(to: data, fixing: [golden.poi!: 1])
      let root = safeSquareRoot(2 * (fixed.halfDeviance - local.halfDeviance))
      observed = normalCDF(-root) / normalCDF(safeSquareRoot(test.asimov) - root)
    }
    for (result, golden) in zip(try numbers([observed] + test.expectedCLs), [cls] + bands) {
      #expect(abs(result - golden) < 1e-5 * golden + 1e-12, "\(result) and \(golden)")
    }
  }

  private func starts(_ golden: Golden) -> [String: Double] {
    Dictionary(uniqueKeysWithValues: zip(golden.parNames, golden.bestfit))
  }

  @Test(arguments: withHigherMinimum.sorted())
  func `of two minima pyhf's free fit is in the higher, descent from the start in the lower`(
    name: String
  ) throws {
    let golden = try Golden(named: name)
    let workspace = try Workspace(contentsOf: SharedData.url("\(folder)/workspaces/\(name)"))
    let model = try HistFactoryModel(workspace)
    let data = try model.data(of: workspace)
    let local = try model.fit(to: data, from: starts(golden))
    let lower = try model.fit(to: data)
    let results = try values(of: [
      model.negativeLogLikelihood(at: local.parameters, data: data),
      model.negativeLogLikelihood(at: lower.parameters, data: data),
      local.parameters, lower.parameters,
    ])
    #expect(abs(results[0].scalar - golden.nllBestfit) < 1e-8)
    #expect(abs(golden.nllBestfit - results[1].scalar - Self.depth) < 1e-8)
    let (ended, scanned) = (golden.bestfit, [0.4140624, 0.4270670])
    for (value, expected) in zip(results[2].elements, elements(ended, golden, model)) {
      #expect(abs(value - expected) < 1e-6)
    }
    let free = try [model.index(of: "coupled_histosys"), model.index(of: golden.poi!)]
    for (index, expected) in zip(free, scanned) {
      #expect(abs(results[3].elements[index] - expected) < 1e-6)
    }
  }

  /// Elements of θ by pyhf's names, in the order of the model.
  private func elements(_ values: [Double], _ golden: Golden, _ model: HistFactoryModel) -> [Double]
  {
    let byName = Dictionary(uniqueKeysWithValues: zip(golden.parNames, values))
    return model.parameters.flatMap { parameter in
      parameter.range.indices.map { index in
        byName[parameter.name] ?? byName[
          "\(parameter.name)[\(index - parameter.range.startIndex)]"]!
      }
    }
  }

  private func expectLikelihood(
    _ model: HistFactoryModel, _ data: ModelData, _ golden: Golden
  ) throws {
    let start = GlobalExpression(model.initialValues)
    let point = GlobalExpression(elements(golden.point, golden, model))
    let expectation = model.expectedData(at: start)
    let results = try values(of: [
      model.negativeLogLikelihood(at: start, data: data),
      model.negativeLogLikelihood(at: point, data: data),
      concatenate([expectation.main, expectation.auxiliary]),
      concatenate([data.main, data.auxiliary]),
    ])
    #expect(elements(golden.initial, golden, model) == model.initialValues)
    #expect(abs(results[0].scalar - golden.nllInit) < 1e-10 * max(1, abs(golden.nllInit)))
    #expect(abs(results[1].scalar - golden.nllPoint) < 1e-10 * max(1, abs(golden.nllPoint)))
    // pyhf sorts channels and parameters; sums of powers do not care.
    for power in [1.0, 2, 3] {
      let sum = { (values: [Double]) in values.reduce(0) { $0 + pow($1, power) } }
      let (given, expected) = (sum(results[2].elements), sum(golden.expectedDataInit))
      #expect(abs(given / expected - 1) < 1e-12)
      #expect(abs(sum(results[3].elements) / sum(golden.dataMainThenAux) - 1) < 1e-12)
    }
  }

  private func expectFits(_ model: HistFactoryModel, _ data: ModelData, _ golden: Golden) throws {
    let fit = try model.fit(to: data)
    let results = try values(of: [
      model.negativeLogLikelihood(at: fit.parameters, data: data), fit.minimisation!.report,
    ])
    #expect(results[0].scalar <= golden.nllBestfit + 1e-8)
    #expect(MinimisationReport(results[1]).outcome == .converged)
    if golden.error == nil, let expected = golden.mu1Nll, let poi = golden.poi {
      let fixed = try model.fit(to: data, fixing: [poi: 1])
      let value = try numbers([model.negativeLogLikelihood(at: fixed.parameters, data: data)])[0]
      #expect(abs(value - expected) < 1e-8)
    }
  }
}
