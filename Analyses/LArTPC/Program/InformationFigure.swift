import Foundation
import LArTPCModel
import NumericalMethods
import Plots

/// Correlations of all parameters, and ellipses of those that are hard to tell apart.
struct InformationFigure {
  let samples: [InformationSample]

  var figure: Figure {
    Figure(
      "What hits say of the detector",
      description: "Correlations of six parameters, and the ellipses of pairs for several samples.",
      width: 1120, height: 400, columns: 3
    ) {
      correlations
      ellipses(
        "charge and time", of: 0, 1,
        samples.filter { $0.observables == .both && $0.name.hasPrefix("flat") == false })
      ellipses(
        "charge alone", of: 2, 1,
        samples.filter { $0.observables == .charge && !$0.name.hasPrefix("flat") })
    }
  }

  private var correlations: Panel {
    let (n, names) = (DetectorParameters.count, Self.symbols)
    let matrix = samples[0].information.correlations ?? Array(repeating: .nan, count: n * n)
    return Panel(
      "\(samples[0].name): correlations", x: .categorical(names), y: .categorical(names),
      legend: .none
    ) {
      HeatMap(
        matrix: (0..<n).map { row in (0..<n).map { matrix[row * n + $0] } }, decimals: 2)
    }
  }

  private func ellipses(_ title: String, of x: Int, _ y: Int, _ samples: [InformationSample])
    -> Panel
  {
    Panel(
      title, x: .linear("Δ" + Self.symbols[x], unit: "% of nominal"),
      y: .linear("Δ" + Self.symbols[y], unit: "% of nominal")
    ) {
      samples.compactMap { sample in
        sample.information.covariance.map { covariance -> any Mark in
          let points = Self.ellipse(covariance, x, y)
          return Line(points.map { 100 * $0.x }, points.map { 100 * $0.y }, name: sample.name)
        }
      }
    }
  }

  /// One standard deviation of two parameters, the others free: C = L Lᵀ takes the circle to it.
  static func ellipse(_ covariance: [Double], _ x: Int, _ y: Int) -> [SIMD2<Double>] {
    let n = DetectorParameters.count
    let (xx, xy, yy) = (covariance[x * n + x], covariance[x * n + y], covariance[y * n + y])
    let width = xx.squareRoot()
    let rest = max(0, yy - xy * xy / xx).squareRoot()
    return (0...120).map { index in
      let angle = 2 * Double.pi * Double(index) / 120
      return SIMD2(width * cos(angle), xy / width * cos(angle) + rest * sin(angle))
    }
  }

  private static let symbols = ["A_{b}", "k_{b}", "ℰ", "D_{T}", "D_{L}", "τ"]
}
