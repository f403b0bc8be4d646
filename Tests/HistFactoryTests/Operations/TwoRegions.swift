import Foundation
import HistFactory

/// A workspace of two channels and two measurements, for operations on its parts.
func twoRegions() throws -> Workspace {
  typealias Sample = Workspace.Sample
  let signal = Sample(
    name: "signal", data: [5, 10],
    modifiers: [
      .init(name: "mu", effect: .normFactor), .init(name: "lumi", effect: .luminosity),
      .init(name: "shape", effect: .histoSys(low: [4, 9], high: [6, 11])),
    ])
  let background = Sample(
    name: "background", data: [50, 60.5],
    modifiers: [
      .init(name: "shape", effect: .normSys(low: 0.9, high: 1.1)),
      .init(name: "bins", effect: .shapeSys([5, 6])),
    ])
  var control = background
  control.modifiers[1] = .init(name: "stat", effect: .statError([1, 2]))
  return Workspace(
    channels: [
      .init(name: "SR", samples: [signal, background]),
      .init(name: "CR", samples: [control]),
    ],
    observations: [.init(name: "SR", data: [52, 70]), .init(name: "CR", data: [49, 61])],
    measurements: [
      .init(
        name: "search", parameterOfInterest: "mu",
        parameters: [
          .init(name: "shape", bounds: [[-3, 3]]),
          .init(name: "lumi", auxdata: [1], sigmas: [0.02]), .init(name: "elsewhere", fixed: true),
        ]),
      .init(name: "control", parameterOfInterest: nil),
    ])
}
