import ArgumentParser
import LArTPCModel
import Terminal

/// `compare`: the same minimum by gradients, by finite differences, and without derivatives.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare gradients with finite differences and with Nelder and Mead's simplex.",
    discussion: """
      All minimise the same misfit of the same hits from the same start, with the hits' covariances taken at \
      the start. A simplex that has collapsed is set up anew where it lies. Distances to the minimum are in standard deviations: √((x − x̂)ᵀ F (x − x̂)).
      """)

  @OptionGroup var options: SampleOptions
  @OptionGroup var truth: TruthOptions
  @Option(help: "Values that the simplex may ask for before it gives up.") var values = 4000

  func validate() throws {
    guard values > 0 else {
      throw ValidationError("--values is \(values); give 1 or more")
    }
  }

  func run() throws {
    let map = try options.map()
    let comparison = try MinimiserComparison(
      map, truth: truth.detector(), seed: options.seed, simplexValues: values)
    var table = TextTable([
      .left("method"), .right("values"), .right("gradients"), .point("seconds"),
      .right("distance [σ]"), .left("outcome"),
    ])
    for row in try comparison.rows() { table.append(row.cells) }
    print(table.text(.plain))
  }
}
