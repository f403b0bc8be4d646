import Autodiff
import HistFactory
import Inference
import TestSupport
import Testing

/// One workspace for each kind of modifier, by expressions: they give pyhf's numbers, and those of
/// `Likelihood`, which `NumericConformanceTests` compares with pyhf for all workspaces.
@Suite(
  "Likelihoods of expressions against pyhf and against numbers",
  .enabled(if: SharedData.mayUse(PyhfGolden.folder), "\(SharedData.skipped)"))
struct ConformanceFolderTests {
  private struct Routes {
    let golden: PyhfGolden
    let numbers: Likelihood
    let model: HistFactoryModel
    let data: ModelData

    init(_ name: String) throws {
      golden = try PyhfGolden(named: name)
      let workspace = try PyhfGolden.workspace(name)
      numbers = try Likelihood(workspace)
      model = numbers.model
      data = try model.data(of: workspace)
    }
  }

  static let names = [
    "docs_2bin_1channel.json", "patched_patch_channel1_signal_syst1.json",
    "test_modifiers_issue1720_greedy_staterror.json", "validation_1bin_lumi.json",
    "validation_1bin_normsys.json", "validation_2bin_2channel.json",
    "validation_2bin_2channel_coupledhistosys.json",
    "validation_2bin_2channel_coupledshapefactor.json", "validation_2bin_histosys.json",
    "xml3_shapesys.json", "xml_multibin.json", "xml_shared_np.json",
  ]

  @Test(arguments: names)
  func `likelihood and expectation`(name: String) throws {
    let routes = try Routes(name)
    let (model, golden) = (routes.model, routes.golden)
    let point = golden.elements(golden.point, of: model)
    let expectation = model.expectedData(at: GlobalExpression(point))
    let results = try values(of: [
      model.negativeLogLikelihood(at: GlobalExpression(model.initialValues), data: routes.data),
      model.negativeLogLikelihood(at: GlobalExpression(point), data: routes.data),
      expectation.main, expectation.auxiliary,
    ])
    let values = results[...1].map(\.scalar)
    #expect(deviation(of: values, from: [golden.nllInit, golden.nllPoint], scale: 1) < 1e-10)
    let points = [model.initialValues, point].map(routes.numbers.negativeLogLikelihood(at:))
    #expect(deviation(of: values, from: points, scale: 1) < 1e-12)
    let asimov = routes.numbers.asimov(at: point)
    #expect(deviation(of: results[2].elements, from: asimov.main) < 1e-12)
    #expect(deviation(of: results[3].elements, from: asimov.auxiliary) < 1e-12)
  }

  @Test(arguments: names)
  func `fits and CLs`(name: String) throws {
    let routes = try Routes(name)
    let free = try routes.model.fit(to: routes.data)
    let report = try free.minimisation!.report.value()
    #expect(MinimisationReport(report).outcome == .converged)
    let fit = try routes.numbers.fit()
    let place = try free.parameters.value().elements
    #expect(deviation(of: place, from: fit.parameters, scale: 1) < 1e-6)
    #expect(abs(try free.halfDeviance.value().scalar - fit.halfDeviance) < 1e-9)
    guard let poi = routes.golden.poi, routes.golden.error == nil || name == "xml_multibin.json"
    else { return }
    let fixed = try routes.model.fit(to: routes.data, fixing: [poi: 1])
    let depth = try routes.numbers.fit(fixing: [poi: 1]).halfDeviance
    #expect(abs(try fixed.halfDeviance.value().scalar - depth) < 1e-9)

    let statistic = routes.golden.statistic
    let test = try routes.model.limitTest(mu: 1, data: routes.data, statistic: statistic)
    let expected = try routes.numbers.limitTest(mu: 1, statistic: statistic)
    let results = try numbers([test.cls] + test.expectedCLs)
    #expect(deviation(of: results, from: [expected.cls] + expected.expectedCLs) < 1e-7)
  }

  @Test(arguments: HigherMinimum.names.sorted())
  func `of two minima pyhf's free fit is in the higher, descent from the start in the lower`(
    name: String
  ) throws {
    let routes = try Routes(name)
    let (golden, model) = (routes.golden, routes.model)
    let local = try model.fit(to: routes.data, from: golden.bestFitByName)
    let fixed = try model.fit(to: routes.data, fixing: [golden.poi!: 1])
    let test = try model.limitTest(mu: 1, data: routes.data, statistic: golden.statistic)
    let root = safeSquareRoot(2 * (fixed.halfDeviance - local.halfDeviance))
    let cls = normalCDF(-root) / normalCDF(safeSquareRoot(test.asimov) - root)
    let results = try values(of: [
      model.negativeLogLikelihood(at: local.parameters, data: routes.data), local.parameters, cls,
    ])
    #expect(abs(results[0].scalar - golden.nllBestfit) < 1e-8)
    let ended = golden.elements(golden.bestfit, of: model)
    #expect(deviation(of: results[1].elements, from: ended, scale: 1) < 1e-6)
    #expect(abs(results[2].scalar / golden.clsObs! - 1) < 1e-5)

    let same = try routes.numbers.fit(from: golden.bestFitByName)
    #expect(deviation(of: same.parameters, from: ended, scale: 1) < 1e-6)
    let lower = try routes.numbers.fit()
    #expect(abs(try lower.value(of: "coupled_histosys") - 0.4140624) < 1e-6)
    #expect(abs(try lower.value(of: golden.poi!) - 0.4270670) < 1e-6)
  }
}
