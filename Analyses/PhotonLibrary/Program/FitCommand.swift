import ArgumentParser
import Foundation
import LightTransport

/// `fit`: one flash.
struct FitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract: "Find the place and the photons of a simulated flash by likelihood.")

  @OptionGroup var models: ModelOptions
  @Option(
    name: .customLong("at"), parsing: .upToNextOption,
    help: "The true x, y and z in cm; anywhere if not given.")
  var place: [Double] = []
  @Option(help: "How many photons start, with --at.") var photons = 5e5
  @Option(help: "Which flash, and which counts.") var seed: UInt64 = 1

  func validate() throws {
    guard place.isEmpty || place.count == 3 else {
      throw ValidationError("--at takes three numbers, x, y and z; given \(place)")
    }
    guard 1...1e12 ~= photons else {
      throw ValidationError("--photons is \(photons); give 1 to 1e12")
    }
    let detector = LightDetector()
    guard place.isEmpty || detector.contains([place[0], place[1], place[2]]) else {
      throw ValidationError("--at \(place) is outside of the detector, 0 to \(detector.size) cm")
    }
  }

  func run() throws {
    let detector = LightDetector()
    let flash =
      place.isEmpty
      ? Flash.random(in: detector, seed: seed)
      : Flash(
        simulatedFrom: [place[0], place[1], place[2]], photons: photons, in: detector, seed: seed)
    let counted = Int(flash.counts.reduce(0, +))
    show("\(counted) counts of \(text(flash.photons, 0)) photons from \(list(flash.position)) cm")
    show(
      "| model | x, cm | y, cm | z, cm | photons | deviance | fit |\n|---|---|---|---|---|---|---|")
    for (name, model) in try models.models(of: detector) {
      let fit = try FlashFitter(model, of: detector).fit(flash)
      let coordinates = (0..<3).map {
        "\(text(fit.position[$0])) ± \(text(fit.positionErrors[$0]))"
      }
      let photons = "\(text(fit.photons, 0)) ± \(text(fit.photons * fit.photonsError, 0))"
      let outcome =
        (fit.isConverged ? "converged" : "not converged") + (fit.isAtWall ? ", at a wall" : "")
      show(tableRow([name] + coordinates + [photons, text(2 * fit.negativeLogarithm, 1), outcome]))
    }
  }

  private func list(_ place: Position) -> String {
    (0..<3).map { text(place[$0]) }.joined(separator: ", ")
  }
}
