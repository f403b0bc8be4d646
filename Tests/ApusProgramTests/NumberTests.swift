import Foundation
import HistFactory
import Inference
import TestSupport
import Testing

@Suite("apus: numbers in JSON")
struct NumberTests {
  // Those of pyhf's README, tests and documentation for these models. Its fits end within some 1e-5 of
  // the minimum; `GoldenTests` compare with fits that were polished.
  @Test func `test gives pyhf's CLs`() throws {
    let run = try Program(apus: ["test", "two-bins.json", "--json"])
    let json = try run.json
    #expect(run.status == 0 && run.errors == "")
    #expect(deviation(of: [json["CLs_obs"]!.number], from: [0.05251497]) < 1e-4)
    let expected = [0.00260626, 0.01382005, 0.06445319, 0.23525641, 0.57303617]
    #expect(deviation(of: json["CLs_exp"]!.numbers, from: expected) < 1e-4)
    let documented = try Program(apus: ["cls", "documented.json", "--json"]).json
    #expect(deviation(of: [documented["CLs_obs"]!.number], from: [0.35998409]) < 1e-4)
  }

  @Test func `test takes another statistic and another signal strength`() throws {
    let q = try Program(apus: ["test", "two-bins.json", "--test-stat", "q", "-j"]).json
    #expect(deviation(of: [q["CLs_obs"]!.number], from: [0.05290051]) < 1e-4)
    let negative = try Program(apus: ["test", "two-regions.json", "--mu", "-1", "--json"])
    #expect(try negative.json["mu"] == -1)
    // pyhf's limit, where CLs is 0.05 by definition.
    for option in ["--mu", "--test-poi"] {
      let json = try Program(apus: ["test", "two-bins.json", option, "1.01156939", "-j"]).json
      #expect(deviation(of: [json["CLs_obs"]!.number], from: [0.05]) < 1e-4)
    }
  }

  @Test func `limit gives pyhf's`() throws {
    let json = try Program(apus: ["limit", "two-bins.json", "--json"]).json
    #expect(deviation(of: [json["limit_obs"]!.number], from: [1.01156939]) < 1e-4)
    let expected = [0.55988001, 0.75702336, 1.06234693, 1.50116923, 2.05078596]
    #expect(deviation(of: json["limit_exp"]!.numbers, from: expected) < 1e-4)
    #expect(json["level"] == 0.05 && json["test_stat"] == "qtilde" && json["poi"] == "mu")
  }

  @Test func `fit gives pyhf's value and parameters`() throws {
    let json = try Program(apus: ["fit", "two-bins.json", "--value", "--json"]).json
    #expect(deviation(of: [json["twice_nll"]!.number], from: [24.983935]) < 1e-7)
    #expect(json["mle_parameters"]!["mu"] == [0])
    let factors = json["mle_parameters"]!["uncorr_bkguncrt"]!.numbers
    #expect(deviation(of: factors, from: [1.00305, 0.96267]) < 1e-4)
    #expect(json["at_bounds"] == ["mu"] && json["converged"] == true && json["warnings"] == [])
    let held = try Program(apus: ["fit", "two-bins.json", "--fix", "mu=1", "--json"]).json
    #expect(deviation(of: [held["twice_nll"]!.number], from: [28.922180]) < 1e-7)
    #expect(held["held"] == ["mu"])
  }

  @Test func `significance gives pyhf's p-values`() throws {
    let json = try Program(apus: ["significance", "two-bins.json", "--json"]).json
    #expect(json["p_value_obs"] == 0.5 && json["significance_obs"] == 0)
    // pyhf stops short of μ = 0 and has 0.49985660 in place of one half.
    #expect(deviation(of: [json["p_value_exp"]!.numbers[2]], from: [0.03026228]) < 1e-4)
  }

  @Test func `numbers read back to the last bit`() throws {
    let likelihood = try Likelihood(Workspace(json: Data(Examples.twoRegions.utf8)))
    let json = try Program(apus: ["fit", "two-regions.json", "--json"]).json
    let fit = try likelihood.fit()
    for parameter in likelihood.model.parameters {
      let printed = json["mle_parameters"]![parameter.name]!.numbers
      #expect(printed == Array(fit.parameters[parameter.range]), "\(parameter.name)")
    }
    let limit = try Program(apus: ["limit", "two-regions.json", "--json"]).json
    let expected = try likelihood.upperLimit()
    #expect(limit["limit_obs"]!.number == expected.observed)
    #expect(limit["limit_exp"]!.numbers == expected.expected)
  }

  @Test func `one factor of several is held`() throws {
    let json = try Program(apus: ["fit", "two-regions.json", "--fix", "stat_SR[1]=1.25", "-j"]).json
    #expect(json["held"] == ["stat_SR[1]"])
    let factors = json["mle_parameters"]!["stat_SR"]!.numbers
    #expect(factors[1] == 1.25 && factors[0] != 1 && factors[2] != 1)
  }

  @Test func `another measurement and another parameter of interest are asked for`() throws {
    let impacts = ["impacts", "two-regions.json", "--json"]
    let first = try Program(apus: impacts + ["--measurement", "background"]).json
    let second = try Program(apus: impacts + ["--poi", "mu_ttbar"]).json
    #expect(first["poi"] == "mu_ttbar" && second["poi"] == "mu_ttbar")
    // The measurements differ in the bounds of mu, which hold neither fit.
    #expect(deviation(of: [first["best"]!.number], from: [second["best"]!.number]) < 1e-6)
  }

  @Test func `an interval, correlations and yields are those of the library`() throws {
    let run = try Program(
      apus: ["fit", "two-regions.json", "--minos", "mu", "--correlations", "--yields", "--json"])
    let json = try run.json
    let likelihood = try Likelihood(Workspace(json: Data(Examples.twoRegions.utf8)))
    let interval = try likelihood.interval(of: "mu")
    #expect(json["intervals"]!["mu"]!["lower"]!.number == interval.lower)
    #expect(json["intervals"]!["mu"]!["upper"]!.number == interval.upper)
    let covariance = try #require(try likelihood.fit().covariance)
    #expect(json["correlations"]!["names"]![0] == .string(covariance.names[0]))
    #expect(json["correlations"]!["matrix"]![0]!.numbers[1] == covariance.correlation(0, 1))
    let yields = try likelihood.fit().yields()
    let row = json["yields"]!["SR"]!["samples"]!["ttbar"]!
    #expect(row["bins"]!.numbers == yields.channels[0].samples[1].bins.map(\.value))
    #expect(json["yields"]!["CR"]!["observed"] == [412])
  }

  @Test(arguments: [
    (["--normsys-code", "1"], Interpolation.piecewiseExponential, Interpolation.polynomialLinear),
    (["--normsys-code", "code0"], .piecewiseLinear, .polynomialLinear),
    (["--histosys-code", "2"], .polynomialExponential, .parabolicLinearWithJump),
    (
      [
        "--interpolation", "normsys=parabolic-linear", "--interpolation",
        "histosys=piecewise-linear",
      ], .parabolicLinear, .piecewiseLinear
    ),
  ])
  func `interpolations have names and codes`(
    options: [String], factor: Interpolation, shift: Interpolation
  ) throws {
    let json = try Program(apus: ["fit", "two-regions.json", "--json"] + options).json
    let likelihood = try Likelihood(
      Workspace(json: Data(Examples.twoRegions.utf8)), factorInterpolation: factor,
      shiftInterpolation: shift)
    #expect(json["twice_nll"]!.number == 2 * (try likelihood.fit().negativeLogLikelihood))
  }

  @Test func `scan gives the profile likelihood on a grid`() throws {
    let json = try Program(
      apus: ["scan", "two-regions.json", "mu=0:2:3", "JES=-1:1:2", "--json"]
    ).json
    #expect(json["parameters"] == ["mu", "JES"])
    #expect(json["points"] == [[0, -1], [0, 1], [1, -1], [1, 1], [2, -1], [2, 1]])
    let likelihood = try Likelihood(Workspace(json: Data(Examples.twoRegions.utf8)))
    let (held, free) = (try likelihood.fit(fixing: ["mu": 2, "JES": 1]), try likelihood.fit())
    let t = 2 * (held.halfDeviance - free.halfDeviance)
    #expect(deviation(of: [json["t"]!.numbers[5]], from: [t]) < 1e-9)
  }

  @Test func `impacts are ranked, and cut on request`() throws {
    let json = try Program(apus: ["impacts", "two-regions.json", "--top", "2", "--json"]).json
    let ranking = try Likelihood(Workspace(json: Data(Examples.twoRegions.utf8))).impacts()
    guard case .array(let impacts)? = json["impacts"] else {
      Issue.record("no list of impacts")
      return
    }
    #expect(impacts.map { $0["name"] } == ranking.impacts.prefix(2).map { .string($0.name) })
    #expect(impacts[0]["postfit"]!["up"]!.number == ranking.impacts[0].postfit.up)
  }

  @Test func `toys give the same numbers as the library`() throws {
    let arguments = ["toys", "two-bins.json", "--toys", "50", "--seed", "3", "--json"]
    let json = try Program(apus: arguments).json
    let likelihood = try Likelihood(Workspace(json: Data(Examples.twoBins.utf8)))
    let test = try likelihood.limitTestByToys(mu: 1, toys: 50, seed: 3)
    #expect(json["CLs_obs"]!.number == test.cls.value)
    #expect(json["CLs_exp"]!.numbers == test.expectedCLs)
    let discovery = try Program(apus: arguments + ["--discovery"]).json
    let other = try likelihood.discoveryTestByToys(toys: 50, seed: 3)
    #expect(discovery["p_value_obs"]!.number == other.pValue.value)
  }
}
