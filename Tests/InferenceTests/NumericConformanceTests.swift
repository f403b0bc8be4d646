import HistFactory
import Inference
import TestSupport
import Testing

/// Every workspace of the folder, the synthetic ones with up to 200 parameters included.
@Suite(
  "Likelihoods of numbers against pyhf",
  .enabled(if: SharedData.mayUse(PyhfGolden.folder), "\(SharedData.skipped)"))
struct NumericConformanceTests {
  @Test func `all workspaces are there`() { #expect(PyhfGolden.names.count == 26) }

  @Test(arguments: PyhfGolden.names)
  func `parameters, data and expectation`(name: String) throws {
    let golden = try PyhfGolden(named: name)
    let likelihood = try Likelihood(PyhfGolden.workspace(name))
    let model = likelihood.model
    #expect(Set(model.elementNames) == Set(golden.parNames))
    #expect(model.initialValues == golden.elements(golden.initial, of: model))
    let bounds = golden.elements(golden.bounds, of: model)
    #expect(model.lowerBounds == bounds.map { $0[0] })
    #expect(model.upperBounds == bounds.map { $0[1] })
    let expected = likelihood.asimov(at: model.initialValues)
    #expect(deviation(of: inOrderOfPyhf(likelihood, golden), from: golden.dataMainThenAux) < 1e-12)
    #expect(deviation(of: inOrderOfPyhf(expected, golden), from: golden.expectedDataInit) < 1e-12)
  }

  /// Relative to −log L with all its constants, or to 1 if that is larger.
  @Test(arguments: PyhfGolden.names)
  func `likelihood at two points`(name: String) throws {
    let golden = try PyhfGolden(named: name)
    let likelihood = try Likelihood(PyhfGolden.workspace(name))
    let point = golden.elements(golden.point, of: likelihood.model)
    let values = [likelihood.model.initialValues, point].map(likelihood.negativeLogLikelihood(at:))
    #expect(deviation(of: values, from: [golden.nllInit, golden.nllPoint], scale: 1) < 1e-10)
  }

  /// Where pyhf's fit is sound, no lower minimum is found either.
  @Test(arguments: PyhfGolden.names)
  func `free fit`(name: String) throws {
    let golden = try PyhfGolden(named: name)
    let fit = try Likelihood(PyhfGolden.workspace(name)).fit()
    expectSound(fit)
    if name == Self.withoutFit {
      #expect(golden.nllBestfit > 1e11)
    } else if HigherMinimum.names.contains(name) {
      let gain = golden.nllBestfit - fit.negativeLogLikelihood
      #expect(abs(gain - HigherMinimum.depth) < 1e-8)
    } else {
      #expect(abs(fit.negativeLogLikelihood - golden.nllBestfit) < 1e-8)
    }
  }

  /// A bin without events and expectation: pyhf's fit ends at 5 × 10¹¹, where it started.
  static let withoutFit = "xml_multibin.json"

  @Test(arguments: PyhfGolden.names)
  func `fit at μ = 1`(name: String) throws {
    let golden = try PyhfGolden(named: name)
    guard let poi = golden.poi, let expected = golden.mu1Nll, name != Self.withoutFit else {
      return
    }
    let fit = try Likelihood(PyhfGolden.workspace(name)).fit(fixing: [poi: 1])
    expectSound(fit)
    #expect(abs(fit.negativeLogLikelihood - expected) < 1e-8)
  }

  @Test(arguments: PyhfGolden.names)
  func `CLs, observed and expected`(name: String) throws {
    let golden = try PyhfGolden(named: name)
    guard golden.error == nil, let observed = golden.clsObs, let bands = golden.clsExp else {
      return
    }
    let test = try Likelihood(PyhfGolden.workspace(name)).limitTest(
      mu: 1, statistic: golden.statistic)
    if let impossible = Self.impossibleAtZero[name] {
      // Without expectation the events seen are impossible; pyhf clips the rate instead.
      #expect(test.warnings.count == 1 && test.warnings[0].contains("= 0.0"))
      #expect(test.cls == observed && bands[4] <= impossible)
      return
    }
    #expect(test.warnings.isEmpty)
    #expect(deviation(of: test.expectedCLs, from: bands) < 1e-5)
    if HigherMinimum.names.contains(name) {
      #expect(abs(test.cls - HigherMinimum.cls) < 1e-9)
    } else {
      #expect(abs(test.cls / observed - 1) < 1e-5)
    }
  }

  /// Models of nothing but signal, and how large pyhf's expected CLs are at most.
  static let impossibleAtZero = [
    "test_export_workspace_no_parameter_bounds.json": 1e-12,
    "test_export_workspace_no_parameter_inits.json": 0,
  ]

  /// 20 × 25 bins, 15 samples, 701 parameters, for which there are no golden fits.
  @Test func `the largest workspace at its initial values`() throws {
    let likelihood = try Likelihood(PyhfGolden.workspace(Self.largest))
    let value = likelihood.negativeLogLikelihood(at: likelihood.model.initialValues)
    #expect(likelihood.model.parameterCount == 701)
    #expect(abs(value / 1272.1323890516373 - 1) < 1e-10)
  }

  @Test func `the largest workspace is fitted`() throws {
    let likelihood = try Likelihood(PyhfGolden.workspace(Self.largest))
    let fit = try likelihood.fit()
    #expect(fit.isConverged && fit.solver == .newton)
    #expect(fit.restarts == 0 && fit.iterations <= 10)
    // Whatever lowers it further would have to be another minimum.
    for element in stride(from: 0, to: 701, by: 25) where fit.isFree[element] {
      for step in [-1e-3, 1e-3] {
        var moved = fit.parameters
        moved[element] += step
        #expect(likelihood.halfDeviance(at: moved) > fit.halfDeviance)
      }
    }
    #expect(try likelihood.limitTest(mu: 1).warnings.isEmpty)
  }

  private static let largest = "synth3_20x25.json"

  private func expectSound(_ fit: BestFit, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(fit.isConverged && fit.solver == .newton, sourceLocation: sourceLocation)
    #expect(fit.restarts == 0 && fit.iterations <= 20, sourceLocation: sourceLocation)
  }

  /// pyhf sorts channels by name, and auxiliary data as its parameters.
  private func inOrderOfPyhf(_ likelihood: Likelihood, _ golden: PyhfGolden) -> [Double] {
    let model = likelihood.model
    var (main, next) = ([String: ArraySlice<Double>](), 0)
    for channel in model.channels {
      let count = channel.samples[0].nominal.shape.count
      main[channel.name] = likelihood.main[next..<(next + count)]
      next += count
    }
    let constrained = model.parameters.filter(\.isConstrained).flatMap(\.elementNames)
    let auxiliary = Dictionary(uniqueKeysWithValues: zip(constrained, likelihood.auxiliary))
    return main.sorted { $0.key < $1.key }.flatMap(\.value)
      + golden.parNames.compactMap { auxiliary[$0] }
  }
}
