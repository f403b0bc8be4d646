import Dialects
import Foundation
import HistFactory
import TestSupport
import Testing

@Suite("Datacards")
struct DatacardTests {
  @Test func `a counting card`() throws {
    let conversion = try DatacardExample.counting.card().workspace()
    let expected = Workspace(
      channels: [
        .init(
          name: "A",
          samples: [
            .init(
              name: "sig", data: [2],
              modifiers: [
                .init(name: "r", effect: .normFactor),
                .init(name: "lumi", effect: .normSys(low: 1 / 1.1, high: 1.1)),
                .init(name: "eff", effect: .normSys(low: 0.8, high: 1.3)),
              ]),
            .init(
              name: "bkg", data: [10],
              modifiers: [
                .init(name: "lumi", effect: .normSys(low: 1 / 1.1, high: 1.1)),
                .init(name: "rest", effect: .normFactor),
              ]),
          ]),
        .init(
          name: "B",
          samples: [
            .init(
              name: "bkg", data: [6],
              modifiers: [
                .init(name: "lumi", effect: .normSys(low: 1 / 1.1, high: 1.1)),
                .init(name: "region", effect: .shapeSys([6 / sqrt(24.0)])),
              ])
          ]),
      ],
      observations: [.init(name: "A", data: [12]), .init(name: "B", data: [7])],
      measurements: [
        .init(
          name: "combine", parameterOfInterest: "r",
          parameters: [
            .init(name: "r", inits: [1], bounds: [[0, 20]]),
            .init(name: "rest", inits: [1], bounds: [[0.5, 2]]),
          ])
      ])
    #expect(conversion.workspace == expected)
    #expect(conversion.notes.isEmpty)
  }

  @Test func `a log-normal is κ to the power α, and a gamma's region has its events`() throws {
    let workspace = try DatacardExample.counting.card().workspace().workspace
    let model = try HistFactoryModel(workspace, factorInterpolation: .piecewiseExponential)
    let names = model.parameters.map(\.name)
    #expect(names == ["r", "lumi", "eff", "rest", "region"])
    let (r, lumi, eff) = (1.5, 0.3, -0.4)
    let rates = try model.expectedRates(at: [r, lumi, eff, 1.25, 0.5]).value().elements
    let luminosity = pow(1.1, lumi)
    let expected = [luminosity * (2 * r * pow(0.8, -eff) + 10 * 1.25), luminosity * 6 * 0.5]
    #expect(deviation(of: rates, from: expected) < 1e-14)
    let auxiliary = try model.data(of: workspace).auxiliary.value().elements
    #expect(deviation(of: [auxiliary[2]], from: [24]) < 1e-14)
  }

  @Test func `shapes are morphed at constant yield, beside a factor`() throws {
    let workspace = try DatacardExample.shapes.conversion().workspace
    #expect(workspace.observations == [.init(name: "A", data: [10, 25])])
    let samples = workspace.channels[0].samples
    #expect(samples.map(\.data) == [[1, 2], [8, 12], [5, 5]])
    // 3.3 and 3.0 events, brought to 3.
    guard case .histoSys(let low, let high) = samples[0].modifiers[1].effect else {
      return #expect(Bool(false), "\(samples[0].modifiers)")
    }
    #expect(deviation(of: low, from: [0.6, 2.4]) < 1e-15)
    #expect(deviation(of: high, from: [1.5 / 1.1, 1.8 / 1.1]) < 1e-15)
    guard case .normSys(let down, let up) = samples[0].modifiers[2].effect else {
      return #expect(Bool(false), "\(samples[0].modifiers)")
    }
    #expect(deviation(of: [down, up], from: [1, 1.1]) < 1e-15)
  }

  @Test func `a scale goes part of the way, and is the power of the factor`() throws {
    let modifiers = try DatacardExample.shapes.modifiers(of: "one")
    guard case .histoSys(let low, let high) = modifiers[0].effect,
      case .normSys(let down, let up) = modifiers[1].effect
    else { return #expect(Bool(false), "\(modifiers)") }
    // Brought to 20 events, up is [10, 10] and down [20/3, 40/3]; S(½) = 203/256.
    let (odd, even) = (0.25 * (10 - 20.0 / 3), 0.25 * 203 / 256 * (10 + 20.0 / 3 - 16))
    #expect(deviation(of: high, from: [8 + even + odd, 12 - even - odd]) < 1e-15)
    #expect(deviation(of: low, from: [8 + even - odd, 12 - even + odd]) < 1e-15)
    #expect(deviation(of: [down, up], from: [sqrt(0.9), sqrt(1.1)]) < 1e-15)
  }

  @Test func `the model varies as Combine's does`() throws {
    let workspace = try DatacardExample.shapes.conversion().workspace
    let model = try HistFactoryModel(workspace, factorInterpolation: .piecewiseExponential)
    #expect(model.parameters.map(\.name) == ["r", "scale", "norm"])
    for (alpha, template) in [(1.0, [1.5, 1.8]), (-1.0, [0.6, 2.4])] {
      let rates = try model.expectedRates(
        of: model.channels[0].samples[0], at: [1, .init(alpha), 0]
      ).value().elements
      #expect(deviation(of: rates, from: template) < 1e-14)
    }
    let beyond = try model.expectedRates(of: model.channels[0].samples[0], at: [1, 2, 0]).value()
    let shape = [1 + 2 * (1.5 / 1.1 - 1), 2 + 2 * (1.8 / 1.1 - 2)]
    #expect(deviation(of: beyond.elements, from: shape.map { $0 * 1.1 * 1.1 }) < 1e-14)
  }

  @Test func `templates are scaled to the rate`() throws {
    let samples = try DatacardExample.shapes.replacing("3 20 -1", with: "3.01 20 -1")
      .conversion().workspace.channels[0].samples
    #expect(deviation(of: samples[0].data, from: [3.01 / 3, 2 * 3.01 / 3]) < 1e-15)
    let unscaled = try DatacardExample.shapes.replacing("3 20 -1", with: "3.01 20 -1")
      .adding("* autoMCStats -1").conversion().workspace.channels[0].samples
    #expect(unscaled[0].data == [1, 2])
  }

  @Test func `bins below 0 are 0, at the same yield`() throws {
    let card = DatacardExample.shapes.replacing(
      "shapes sig  A  cards.root $CHANNEL/$PROCESS$MASS $CHANNEL/$PROCESS$MASS_$SYSTEMATIC",
      with: "shapes sig A cards.root A/negative A/negative_$SYSTEMATIC")
    let conversion = try card.conversion()
    let sample = conversion.workspace.channels[0].samples[0]
    #expect(sample.data == [0, 3])
    #expect(
      sample.modifiers.dropFirst() == [
        .init(name: "scale", effect: .histoSys(low: [3, 0], high: [0, 3]))
      ])
    #expect(
      conversion.notes[0].description == """
        card.txt:11: bin 0 of process 'sig' in channel 'A' is -1.0; it is taken as 0, as in Combine
        """)
  }

  @Test func `an optional shape is a log-normal where there are no templates`() throws {
    let card = DatacardExample.shapes.replacing(
      "norm lnN - 1.1 1.2", with: "norm shape? - 0.8/1.1 1")
    #expect(
      try card.modifiers(of: "one").last
        == .init(name: "norm", effect: .normSys(low: 0.8, high: 1.1)))
    #expect(
      try card.modifiers(of: "two") == [
        .init(name: "norm", effect: .histoSys(low: [4, 6], high: [6, 4]))
      ])
  }

  @Test func `a log-normal and a shape of one name multiply`() throws {
    let card = DatacardExample.shapes.adding("scale lnN 2 - -")
    guard case .normSys(let low, let high) = try card.modifiers(of: "sig")[2].effect else {
      return #expect(Bool(false))
    }
    #expect(deviation(of: [low, high], from: [0.5, 2.2]) < 1e-15)
  }

  @Test func `rate parameters are free factors`() throws {
    let conversion = try DatacardExample.shapes.adding("k rateParam A t* 1.5 [0.5,3]")
      .adding("q rateParam * one 2").adding("k rateParam * one 1.5 [0.5,3]").conversion()
    let samples = conversion.workspace.channels[0].samples
    #expect(samples[1].modifiers.prefix(2).map(\.name) == ["q", "k"])
    #expect(samples[2].modifiers.first == .init(name: "k", effect: .normFactor))
    #expect(
      conversion.workspace.measurements[0].parameters.dropFirst() == [
        .init(name: "k", inits: [1.5], bounds: [[0.5, 3]]),
        .init(name: "q", inits: [2], bounds: [[0, 20]]),
      ])
    #expect(
      conversion.notes.contains {
        $0.description == "card.txt:15: rateParam 'q' has no range; it is given [0.0, 20.0]"
          && !$0.isOmission
      })
  }

  @Test func `parameters are fixed by name or by an edit`() throws {
    let settings = try DatacardExample.shapes.replacing("norm lnN", with: "norm[nofloat] lnN")
      .adding("nuisance edit freeze scale").adding("nuisance edit freeze lumi ifexists")
      .conversion().workspace.measurements[0].parameters
    #expect(
      settings.dropFirst() == [.init(name: "norm", fixed: true), .init(name: "scale", fixed: true)])
  }

  @Test func `a name that begins with a digit gets a prefix, and groups change nothing`() throws {
    let card = DatacardExample.shapes.replacing("norm lnN", with: "13TeV lnN")
      .adding("theory group = 13TeV scale")
    #expect(try card.modifiers(of: "two").map(\.name) == ["theta13TeV"])
  }

  @Test func `a channel without histograms beside others`() throws {
    let card = DatacardExample(
      text: """
        imax 2
        shapes * A cards.root $CHANNEL/$PROCESS
        shapes * B FAKE
        bin A B
        observation 35 4
        bin A B B
        process two sig two
        process 1 0 1
        rate 10 1 5
        """)
    let workspace = try card.conversion().workspace
    #expect(workspace.observations.map(\.data) == [[10, 25], [4]])
    #expect(workspace.channels[1].samples.map(\.data) == [[1], [5]])
  }
}
