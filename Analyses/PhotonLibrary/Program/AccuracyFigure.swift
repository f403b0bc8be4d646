import LightTransport
import Plots
import Studies

/// All models of an evaluation.
struct AccuracyResult: StudyResult {
  let rows: [AccuracyRow]

  /// Errors of the visibility and of its gradient against how many numbers a model is.
  var figure: Figure {
    Figure(
      "Errors against the exact visibility",
      description: "Networks have smaller errors than tables of as many numbers.", width: 860,
      height: 400, columns: 2
    ) {
      Panel(
        x: .logarithmic("numbers"), y: .logarithmic("mean 2|a − b|/(a + b)", unit: "%"),
        legend: .automatic
      ) { marks { 100 * $0.bias } }
      Panel(
        x: .logarithmic("numbers"), y: .logarithmic("angle of ∇v, median", unit: "°"),
        legend: .none
      ) { marks(withSteps: false) { $0.angle } }
    }
  }

  /// - Parameter withSteps: Whether to show tables read at the nearest voxel, which have no gradient.
  private func marks(withSteps: Bool = true, _ height: (AccuracyRow) -> Double) -> [any Mark] {
    let kinds = Set(rows.map(\.kind)).sorted()
    return kinds.enumerated().flatMap { index, kind -> [any Mark] in
      guard withSteps || !kind.hasSuffix("nearest") else { return [] }
      let rows = rows.filter { $0.kind == kind }.sorted { $0.parameters < $1.parameters }
      let (x, y) = (rows.map { Double($0.parameters) }, rows.map(height))
      let isNetwork = kind == "network"
      let points = Points(
        x, y, name: isNetwork ? kind : "table, \(kind)", marker: isNetwork ? .disc : .circle,
        diameter: isNetwork ? 8 : 6, colour: .palette(index))
      return isNetwork ? [points] : [Line(x, y, colour: .palette(index)), points]
    }
  }
}
