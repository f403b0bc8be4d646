import Autodiff
import Foundation
import HistFactory
import Inference
import Testing

@Suite("Information and fixed parameters")
struct InformationTests {
  private func model() throws -> HistFactoryModel {
    try HistFactoryModel(
      channels: [
        Channel(
          "channel",
          samples: [
            .signal([5, 11]),
            .background(
              "background", [50, 40], .norm("norm", up: 1.1, down: 0.9),
              .shape("shape", up: [53, 38], down: [46, 41])),
          ])
      ], parameterOfInterest: "mu")
  }

  @Test func `covariance is the inverse of the information, once`() throws {
    let model = try model()
    let product = matmul(try model.covariance(), try model.fisherInformation())
    let results = try values(of: [
      product, model.covariance(), model.expectedUncertainty(), model.logGeneralisedVariance(),
      model.covariance().logDeterminant(),
    ])
    for row in 0..<3 {
      for column in 0..<3 {
        #expect(abs(results[0][row, column] - (row == column ? 1 : 0)) < 1e-12)
      }
    }
    #expect(abs(results[1][0, 0].squareRoot() - results[2].scalar) < 1e-14)
    #expect(abs(results[3].scalar - results[4].scalar) < 1e-12)
    // More data, less variance: the sign is that of a loss.
    #expect(results[1][0, 0] > 0 && results[1][0, 0] < 1)
  }

  /// s²/(s + b) and its inverse, which is neither 1, as a correlation would be, nor the information.
  @Test func `information and covariance of a counting experiment`() throws {
    let model = try HistFactoryModel(
      channels: [Channel("c", samples: [.signal([6]), .background("b", [12])])],
      parameterOfInterest: "mu")
    let results = try values(of: [
      model.fisherInformation(), model.covariance(), model.expectedUncertainty(),
      model.logGeneralisedVariance(), model.fisherInformation(mu: 3),
    ])
    #expect(abs(results[0][0, 0] - 2) < 1e-14 && abs(results[1][0, 0] - 0.5) < 1e-14)
    #expect(abs(results[2].scalar - 0.5.squareRoot()) < 1e-14)
    #expect(abs(results[3].scalar - log(0.5)) < 1e-14)
    #expect(abs(results[4][0, 0] - 1.2) < 1e-14)
  }

  @Test func `a fixed parameter stays, and has no uncertainty`() throws {
    let free = try model()
    let fixed = try free.fixing("norm", at: 0.3)
    let data = free.data(observing: [60, 52])
    let fit = try fixed.fit(to: data)
    let same = try free.fit(to: data, fixing: ["norm": 0.3])
    let results = try values(of: [
      fit.parameters, same.parameters, fixed.covariance(), fixed.expectedUncertainty(),
      free.expectedUncertainty(),
    ])
    #expect(results[0] == results[1])
    #expect(results[0][1] == 0.3)
    for index in 0..<3 { #expect(results[2][1, index] == 0 && results[2][index, 1] == 0) }
    #expect(results[3].scalar < results[4].scalar)
    #expect(try numbers([fixed.logGeneralisedVariance()])[0].isFinite)
  }

  @Test func `a name that no parameter has is refused with near names`() throws {
    let error = try #require(throws: ModelError.self) { try model().fixing("shapes") }
    #expect(
      error.description
        == "there is no parameter 'shapes'; did you mean 'shape'?; the parameters are mu, norm, shape"
    )
  }
}
