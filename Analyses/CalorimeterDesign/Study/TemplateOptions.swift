import ArgumentParser
import CalorimeterDesign

extension JacobianSource: ExpressibleByArgument {}

/// How profiles are fitted, as options.
struct TemplateOptions: ParsableArguments {
  @Option(help: "Showers of the data, and of each template.") var showers = 2000
  @Option(help: "Where derivatives come from: pathwise, mixed or differences.")
  var jacobian = JacobianSource.differences

  func validate() throws {
    guard 20...1_000_000 ~= showers else {
      throw ValidationError("--showers is \(showers); give 20 to 1000000")
    }
  }

  /// The fits to showers of a sample.
  func closure(_ beam: BeamOptions, _ physics: PhysicsOptions, threads: Int) -> ProfileClosure {
    ProfileClosure(
      truth: beam.design,
      sampling: ShowerSampling(
        layers: beam.layers, physics: physics.physics, count: showers, seed: 0, threads: threads),
      source: jacobian)
  }
}
