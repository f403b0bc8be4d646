import ArgumentParser
import CherenkovModel

/// Flashes in the tank.
struct FlashOptions: ParsableArguments {
  @OptionGroup var tank: TankOptions
  @Option(help: "Photons of each flash.") var photons = 100_000.0

  func validate() throws {
    guard 100...1e7 ~= photons else {
      throw ValidationError("--photons is \(photons); give 100 to 1e7")
    }
  }

  func flashes() throws -> Flashes {
    var flashes = Flashes(in: try tank.layout())
    flashes.photons = photons
    let outside = flashes.sources.first { !flashes.layout.cylinder.contains($0) }
    if let outside {
      throw ValidationError("the tank is too small: a flash at \(outside) m is outside of it")
    }
    return flashes
  }
}
