import Dialects
import Foundation
import HistFactory
import TestSupport
import Testing

private let cards = "data/histfactory-root/combine-th1"

/// The cards of Combine's own examples, with their histograms.
@Suite(
  "Datacards of Combine",
  .enabled(if: SharedData.mayUse(cards), "\(SharedData.skipped)"))
struct DatacardConformanceTests {
  /// The card copied beside its histograms, where it looks for them.
  private func conversion(
    _ card: String, with histograms: String? = nil, asPath path: String? = nil, mass: String = "120"
  ) throws -> WorkspaceConversion {
    guard let histograms else {
      return try Datacard(contentsOf: SharedData.url(cards).appending(path: card)).workspace()
    }
    return try withTemporaryFolder { folder in
      let files = FileManager.default
      let copy = folder.appending(path: "cards/\(card)")
      let target = folder.appending(path: "cards/\(path ?? histograms)").standardizedFileURL
      for file in [copy, target] {
        try files.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      }
      try files.copyItem(at: SharedData.url(cards).appending(path: card), to: copy)
      try files.copyItem(at: SharedData.url(cards).appending(path: histograms), to: target)
      return try Datacard(contentsOf: copy).workspace(
        mass: mass)
    }
  }

  /// Expected events of each process in the order of the card.
  private func yields(_ workspace: Workspace) -> [Double] {
    workspace.channels.flatMap(\.samples).map { $0.data.reduce(0, +) }
  }

  private func rates(_ card: String) throws -> [Double] {
    let text = try String(contentsOf: SharedData.url(cards).appending(path: card), encoding: .utf8)
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("rate ") })
    return line.split(separator: " ").dropFirst().compactMap { Double($0) }
  }

  @Test func `long exercise, part 2: counting`() throws {
    let conversion = try conversion("datacard_part2.txt")
    #expect(try yields(conversion.workspace) == rates("datacard_part2.txt"))
    #expect(conversion.notes.isEmpty)
    #expect(conversion.workspace.observations.map(\.data) == [[3416]])
    let model = try HistFactoryModel(
      conversion.workspace, factorInterpolation: .piecewiseExponential)
    #expect(model.parameters.count == 11)
    let theta = model.parameters.map { $0.name == "r" ? 0.5 : 1.0 }
    // ttbar, diboson, Ztautau, jetFakes and half of the signal, each with its factors.
    let common = 1.02 * 1.12 * 1.025
    var expected = common * (683.017 * 1.005 * 1.06 + 96.5185 * 1.05)
    expected += common * (742.649 * 1.08 * 1.04 + 0.5 * 0.913183 * 1.05) + 2048.94 * 1.2
    let rate = try model.expectedRates(at: .init(theta)).value().elements
    #expect(deviation(of: rate, from: [expected]) < 1e-14)
  }

  @Test func `long exercise, part 3: shapes and statistical errors`() throws {
    let conversion = try conversion(
      "datacard_part3.txt", with: "datacard_part3.shapes.root", mass: "200")
    #expect(
      try deviation(of: yields(conversion.workspace), from: rates("datacard_part3.txt")) < 1e-5)
    #expect(conversion.notes.map(\.isOmission) == [false])
    let samples = conversion.workspace.channels[0].samples
    #expect(samples.allSatisfy { $0.modifiers.contains { $0.name == "prop_binsignal_region" } })
    #expect(samples[0].modifiers.contains { $0.name == "top_pt_ttbar_shape" })
    _ = try HistFactoryModel(conversion.workspace)
  }

  @Test(arguments: ["simple-shapes-TH1.txt", "benchmarks-simple-shapes-TH1.txt"])
  func `simple shapes`(card: String) throws {
    let histograms =
      card.hasPrefix("benchmarks") ? "simple-shapes-TH1.root" : "simple-shapes-TH1_input.root"
    let workspace = try conversion(card, with: histograms).workspace
    #expect(deviation(of: yields(workspace), from: [10, 100]) < 1e-7)
    let background = workspace.channels[0].samples[1].modifiers
    #expect(background.map(\.name) == ["bgnorm", "alpha", "alpha"])
    guard case .normSys(let low, let high) = background[2].effect else {
      return #expect(Bool(false), "\(background)")
    }
    #expect(deviation(of: [low, high], from: [0.9, 1.15]) < 1e-6)
    // The widths of the signal change its shape alone.
    #expect(
      workspace.channels[0].samples[0].modifiers.map(\.name) == ["r", "lumi", "sigma"])
  }

  @Test func `H → ττ at 8 TeV: three channels, sixty-six parameters`() throws {
    let conversion = try conversion(
      "htt_tt.txt", with: "htt_tt.input.root", asPath: "../common/htt_tt.input.root", mass: "125")
    let notes = conversion.notes.map(\.text)
    #expect(
      notes.count == 1 && notes[0].hasPrefix("bin 3 of process 'QCD' in channel 'htt_tt_1_8TeV'"))
    let workspace = conversion.workspace
    #expect(workspace.channels.map(\.binCount) == [26, 26, 13])
    let observed = workspace.observations.map { $0.data.reduce(0, +) }
    #expect(deviation(of: observed, from: [1120, 366, 34]) < 1e-7)
    let expected = try rates("htt_tt.txt").filter { $0 != 0 }
    #expect(deviation(of: yields(workspace), from: expected) < 1e-13)
    let model = try HistFactoryModel(workspace)
    #expect(model.parameters.count == 67)
    let nominal = try model.expectedRates(at: .init(model.initialValues)).value().elements
    #expect(deviation(of: [nominal.reduce(0, +)], from: [expected.reduce(0, +)]) < 1e-13)
    let likelihood = try model.negativeLogLikelihood(
      at: .init(model.initialValues), data: model.data(of: workspace)
    ).value().scalar
    #expect(abs(likelihood - htTauTauLikelihood) < 1e-8)
  }
}

/// From pyhf 0.7.6, of the exported workspace.
private let htTauTauLikelihood = 207.12202155297226

extension Workspace.Channel {
  fileprivate var binCount: Int { samples[0].data.count }
}
