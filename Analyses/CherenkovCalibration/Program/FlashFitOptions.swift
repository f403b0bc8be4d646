import ArgumentParser

/// Flashes in the tank, and how their light is modelled.
struct FlashFitOptions: ParsableArguments {
  @OptionGroup var data: FlashOptions
  @Option(help: "Photons sampled for each flash for the expected counts.") var sampled = 100_000

  func validate() throws {
    guard 100...5_000_000 ~= sampled else {
      throw ValidationError("--sampled is \(sampled); give 100 to 5000000")
    }
  }
}
