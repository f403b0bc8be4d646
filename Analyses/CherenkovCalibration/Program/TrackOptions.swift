import ArgumentParser

/// How a track's light is modelled.
struct TrackOptions: ParsableArguments {
  @OptionGroup var tank: TankOptions
  @Option(help: "Photons that represent the light.") var photons = 60_000
  @Option(help: "The width of soft sensors, in m.") var softness = 0.06

  func validate() throws {
    guard 100...1_000_000 ~= photons else {
      throw ValidationError("--photons is \(photons); give 100 to 1000000")
    }
    guard softness > 0, 3 * softness + tank.sensor <= tank.pitch else {
      throw ValidationError(
        "--softness is \(softness); give a third of what the pitch leaves beside a sensor, "
          + "\((tank.pitch - tank.sensor) / 3) m, at most")
    }
  }
}
