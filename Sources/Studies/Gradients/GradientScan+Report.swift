import Foundation
import Plots
import Terminal

func pow10(_ exponent: Double) -> Double { pow(10, exponent) }

extension GradientScan {
  /// A row for each step.
  public var table: TextTable {
    var table = TextTable([.right("step"), .right("largest error"), .left("of")])
    for row in rows {
      table.append([text(row.step, digits: 2), text(row.error, digits: 2), row.parameter])
    }
    return table
  }

  /// The table and the verdict.
  ///
  /// - Parameter style: For a terminal, or plain.
  public func report(_ style: TextStyle) -> String {
    let end = best.map {
      "best at step \(text($0.step, digits: 2)): \(text($0.error, digits: 2)) (\($0.parameter.printable))"
    }
    return table.text(style) + (end ?? "no difference is finite") + "; "
      + (passes ? "the gradient is right" : "the gradient DISAGREES by more than")
      + (passes ? " to \(text(tolerance))\n" : " \(text(tolerance))\n")
  }

  /// The error against the step, beside the h² of the differences' own error.
  public var figure: Figure {
    let steps = rows.map(\.step)
    let first = rows.first { $0.error > 0 && $0.error.isFinite }
    return Figure(
      "Gradient against differences: \(name)",
      description: "The best relative difference is \(text(best?.error ?? .nan, digits: 2)).",
      width: 560, height: 400
    ) {
      Panel(
        x: .logarithmic("step / scale"), y: .logarithmic("largest relative difference")
      ) {
        if let first {
          Line(
            steps,
            steps.map {
              let quadratic = first.error * ($0 / first.step) * ($0 / first.step)
              return quadratic > 1e-14 ? quadratic : .nan
            }, name: "h^{2}", colour: .muted, style: LineStyle(dash: .dashed))
        }
        ReferenceLine(y: tolerance, name: "tolerance", colour: .red)
        Line(steps, rows.map(\.error), colour: .blue)
        Points(steps, rows.map(\.error), name: "central differences", colour: .blue)
      }
    }
  }
}
