import ArgumentParser
import CherenkovModel

/// The tank and its sensors.
struct TankOptions: ParsableArguments {
  @Option(help: "The tank's radius, in m.") var radius = 2.0
  @Option(help: "The tank's height, in m.") var height = 4.0
  @Option(help: "The radius of a sensor, in m.") var sensor = 0.1
  @Option(help: "The spacing of sensors, in m.") var pitch = 0.5

  func layout() throws -> SensorLayout {
    try SensorLayout(
      cylinder: Cylinder(radius: radius, height: height), radius: sensor, pitch: pitch)
  }
}
