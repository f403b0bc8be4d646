import LightTransport
import Plots
import Studies

/// A map of biases as it is kept: places and biases, in cm.
struct BiasRecord: StudyResult {
  let places: [[Double]]
  let biases: [[Double]]

  init(_ map: BiasMap) {
    places = map.places.map { [$0.x, $0.y, $0.z] }
    biases = map.biases.map { [$0.x, $0.y, $0.z] }
  }

  /// The mean distance between fitted and true places against y and z, over x.
  func figure(of model: String) -> Figure {
    let (rows, columns) = (Set(places.map { $0[2] }).sorted(), Set(places.map { $0[1] }).sorted())
    let cells = columns.flatMap { y in rows.map { z in distance(y, z) } }
    return Figure(
      "Bias of places without noise: \(model)",
      description: "The mean distance over x is largest at the walls.", width: 640, height: 360
    ) {
      Panel(x: .linear("y", unit: "cm"), y: .linear("z", unit: "cm")) {
        HeatMap(
          xEdges: edges(columns), yEdges: edges(rows), values: cells, label: "mean distance [cm]")
      }
    }
  }

  private func distance(_ y: Double, _ z: Double) -> Double {
    let lengths = places.indices.filter { places[$0][1] == y && places[$0][2] == z }.map {
      biases[$0].reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
    return lengths.reduce(0, +) / Double(lengths.count)
  }

  private func edges(_ middles: [Double]) -> [Double] {
    guard middles.count > 1 else { return [0, 1] }
    let width = middles[1] - middles[0]
    return middles.map { $0 - width / 2 } + [middles[middles.count - 1] + width / 2]
  }
}
