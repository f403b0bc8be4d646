import Foundation

@testable import Plots

/// Figures of every kind, for tests and for looking at.
enum Gallery {
  static let edges = (0...30).map { 60 + 2 * Double($0) }
  static let centres = (0..<30).map { 61 + 2 * Double($0) }
  static let background = centres.map { 400 * exp(-($0 - 60) / 30) }
  static let second = centres.map { 120 * exp(-($0 - 60) / 60) }
  static let signal = centres.map { 180 * exp(-0.5 * pow(($0 - 91) / 3, 2)) }

  static var spectrum: Figure {
    let total = zip(zip(background, second), signal).map { $0.0 + $0.1 + $1 }
    let data = total.enumerated().map { ($1 + $1.squareRoot() * sin(Double($0 * 7))).rounded() }
    let ratio = zip(data, total).map { $0 / $1 }
    return Figure(
      "Invariant mass of two muons", description: "Data agree with the sum of three processes.",
      width: 640, height: 520, sharing: .x
    ) {
      Panel(x: .linear("m_{μμ}", unit: "GeV"), y: .linear("events / 2 GeV"), height: 3) {
        Stack(
          edges: edges,
          [
            .init("Z/γ^{*} → ττ", second), .init("W + jets", background),
            .init("Z → μμ", signal),
          ])
        Band(
          edges: edges, lower: total.map { 0.93 * $0 }, upper: total.map { 1.07 * $0 },
          name: "uncertainty")
        Steps(
          edges: edges, values: signal.map { 2 * $0 }, name: "signal × 2", colour: .ink,
          style: LineStyle(width: 2, dash: .dashed))
        Points(centres, data, yErrors: .symmetric(data.map { $0.squareRoot() }), name: "data")
        Note("√s = 13 TeV, 36 fb^{−1}", .topLeft)
      }
      Panel(
        x: .linear("m_{μμ}", unit: "GeV"), y: .linear("data / model", in: 0.6...1.4), height: 1
      ) {
        Band(
          edges: edges, lower: total.map { _ in 0.93 }, upper: total.map { _ in 1.07 })
        ReferenceLine(y: 1)
        Points(
          centres, ratio, yErrors: .symmetric(zip(data, total).map { $0.squareRoot() / $1 }))
      }
    }
  }

  static var limits: Figure {
    let mass = (0...20).map { 200 + 50 * Double($0) }
    let expected = mass.map { 5 * pow($0 / 200, -2.2) }
    return Figure("Upper limits at 95 % CL", width: 560, height: 420) {
      Panel(
        x: .linear("m_{A}", unit: "GeV"),
        y: .logarithmic("σ × B(A → ττ)", unit: "pb")
      ) {
        Band(
          mass, lower: expected.map { 0.5 * $0 }, upper: expected.map { 2.1 * $0 }, name: "± 2σ",
          colour: .orange, opacity: 1)
        Band(
          mass, lower: expected.map { 0.7 * $0 }, upper: expected.map { 1.4 * $0 }, name: "± 1σ",
          colour: .blue, opacity: 1)
        Line(mass, expected, name: "expected", colour: .ink, style: LineStyle(dash: .dashed))
        Line(
          mass, zip(mass, expected).map { $1 * (1 + 0.3 * sin($0 / 60)) }, name: "observed",
          colour: .ink)
        Arrow(from: (400, 4), to: (600, 1), colour: .red)
        Note("excluded", .at(x: 395, y: 4.6, alignment: 0.5), colour: .red)
      }
    }
  }

  static var correlations: Figure {
    let names = ["μ", "luminosity", "jet energy scale", "τ identification", "W normalisation"]
    let matrix = names.indices.map { i in
      names.indices.map { j -> Double in i == j ? 1 : 0.6 * cos(Double(3 * (i + j) + i * j)) }
    }
    return Figure("Correlations", width: 560, height: 460) {
      Panel(x: .categorical(names), y: .categorical(names)) {
        HeatMap(matrix: matrix, label: "correlation", decimals: 2)
      }
    }
  }

  static var field: Figure {
    let x = (0...120).map { Double($0) / 10 - 6 }
    let cells = (0..<120).flatMap { i in (0..<120).map { (i, $0) } }
    let values = cells.map { i, j -> Double in
      if i < 10 && j < 10 { return .nan }
      let (u, v): (Double, Double) = (x[i], x[j])
      return 3e5 * exp(-(u * u + v * v + u * v) / 8)
    }
    return Figure("Light in a plane", width: 520, height: 420) {
      Panel(x: .linear("x", unit: "cm"), y: .linear("y", unit: "cm")) {
        HeatMap(xEdges: x, yEdges: x, values: values, label: "photons")
      }
    }
  }

  static var impacts: Figure {
    let names = [
      "luminosity", "jet energy scale", "τ identification", "W normalisation", "pile-up",
    ]
    let up = [0.12, 0.09, 0.06, 0.03, 0.01]
    let rows = names.indices.map(Double.init)
    return Figure("Impacts", width: 640, height: 320, columns: 2, sharing: .y) {
      Panel(x: .linear("(θ̂ − θ_{0}) / Δθ", in: -2...2), y: .categorical(names)) {
        ReferenceBand(x: -1...1)
        ReferenceLine(x: 0)
        Points(
          [0.2, -0.5, 0.9, -0.1, 0], rows, xErrors: .symmetric([0.9, 0.6, 0.8, 0.95, 1]))
      }
      Panel(x: .linear("Δμ̂"), y: .categorical(names)) {
        Bars(at: rows, to: up, direction: .sideways, name: "+1σ", opacity: 0.8)
        Bars(
          at: rows, to: up.map { -0.8 * $0 }, direction: .sideways, name: "−1σ", opacity: 0.8)
        ReferenceLine(x: 0)
      }
    }
  }

  static var pulls: Figure {
    let edges = (0...16).map { -4 + Double($0) / 2 }
    func counts(_ shift: Double) -> [Double] {
      edges.dropLast().map {
        (25 * exp(-0.5 * pow($0 + 0.25 - shift, 2)) / (2 * Double.pi).squareRoot()).rounded()
      }
    }
    return Figure("Pulls of 50 fits", width: 720, height: 460, columns: 2, sharing: .x) {
      for (name, shift) in [("A_{b}", 0.0), ("k_{b}", 0.3), ("τ", -0.2), ("D_{L}", 0.1)] {
        Panel(
          name, x: .linear("pull"), y: .linear("fits"), legend: name == "A_{b}" ? .automatic : .none
        ) {
          Steps(edges: edges, values: counts(shift), name: "fits", filling: 0.3)
          Line(over: -4...4, name: "unit normal", colour: .ink) { 9.97 * exp(-0.5 * $0 * $0) }
        }
      }
    }
  }

  static var training: Figure {
    let step = (0..<1000).map { Double($0 + 1) }
    return Figure("Training", width: 640, height: 380) {
      Panel(x: .logarithmic("step"), y: .logarithmic("loss")) {
        Line(step, step.map { 20 / $0 + 0.02 + 0.005 * sin($0) }, name: "training")
        Line(step, step.map { 25 / $0 + 0.05 }, name: "validation", style: LineStyle(dash: .dashed))
        Points(
          [1, 10, 100], [9, 3, 0.4], name: "finite differences", marker: .diamond, diameter: 8,
          colour: .purple)
      }
    }
  }

  static var all: [(String, Figure)] {
    [
      ("spectrum", spectrum), ("limits", limits), ("correlations", correlations),
      ("field", field), ("impacts", impacts), ("pulls", pulls), ("training", training),
    ]
  }
}
