/// A process of the toys: a normal distribution of unit widths in three dimensions.
///
/// Means and cross sections are those of gato-hep's examples (`src/gatohep/data_generation.py`), whose
/// luminosity is 100.
struct ToyProcess {
  let name: String
  let mean: SIMD3<Double>
  let crossSection: Double

  static let signals = [
    ToyProcess(name: "signal1", mean: [1.5, -1, -1], crossSection: 0.5),
    ToyProcess(name: "signal2", mean: [-1, 1.5, -1], crossSection: 0.1),
  ]

  static let backgrounds = [
    ToyProcess(name: "background1", mean: [-0.5, -0.5, 1], crossSection: 100),
    ToyProcess(name: "background2", mean: [0.5, -0.5, 0.8], crossSection: 80),
    ToyProcess(name: "background3", mean: [0.5, 0.5, -0.6], crossSection: 50),
    ToyProcess(name: "background4", mean: [-0.5, 1, -0.4], crossSection: 20),
    ToyProcess(name: "background5", mean: [-0.5, 0.5, -0.2], crossSection: 10),
  ]

  private static let luminosity = 100.0

  var expectedEvents: Double { Self.luminosity * crossSection }
}
