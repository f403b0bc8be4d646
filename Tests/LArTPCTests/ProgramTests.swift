import ArgumentParser
import Foundation
import LArTPCModel
import Testing

@testable import Studies
@testable import lartpc

@Suite("The program of the liquid-argon TPC")
struct ProgramTests {
  private let truth = DetectorParameters([0.82, 0.052, 0.51, 9.5e-6, 5e-6, 1800])

  @Test func `the gradient of six free parameters is that of differences`() throws {
    let problem = try CalibrationProblem(smallMap(ofEach: 1), freeing: 6, truth: truth, seed: 2)
    let scan = try problem.scan()
    #expect(scan.passes, "\(scan.report(.plain))")
    #expect(scan.parameters == DetectorParameters.names)
  }

  @Test(arguments: CalibrationProblem.Coordinates.allCases)
  func `searches see the same misfit and its own slope in either coordinates`(
    coordinates: CalibrationProblem.Coordinates
  ) throws {
    let whole = try CalibrationProblem(smallMap(ofEach: 1), freeing: 3, truth: truth, seed: 2)
    let problem = try whole.problem(coordinates, precision: 0.005)
    let other = try whole.problem(
      coordinates == .ranges ? .information : .ranges, precision: 0.005)
    let value = try problem.value(problem.start)
    #expect(abs(value / (try other.value(other.start)) - 1) < 1e-12)
    var gradient: [Double] = []
    _ = try problem.valueAndGradient(problem.start, &gradient)
    // An information at the start in units of which the misfit falls by thousands.
    let step = coordinates == .ranges ? 1e-7 : 1e-4
    for index in gradient.indices {
      var (above, below) = (problem.start, problem.start)
      above[index] += step
      below[index] -= step
      let slope = (try problem.value(above) - problem.value(below)) / (2 * step)
      let largest = gradient.map(abs).max()!
      #expect(abs(slope - gradient[index]) < 1e-5 * largest, "\(coordinates) \(index)")
    }
  }

  @Test func `gradients and the simplex find the same minimum, gradients sooner`() throws {
    let problem = try CalibrationProblem(smallMap(ofEach: 1), freeing: 3, truth: truth, seed: 2)
      .problem(.ranges, precision: 0.005)
    let runs = try OptimiserComparison(
      "calibration", of: [problem], by: [.lbfgs, .nelderMead], limit: 2000
    ).runs
    #expect(runs.map(\.hasArrived) == [true, true], "\(runs)")
    #expect(runs[1].evaluations > 2 * runs[0].evaluations, "\(runs)")
  }

  @Test(arguments: [
    (["E=0.3"], "--truth has 'E=0.3'; give 0.45 to 0.55 kV/cm"),
    (["lifetime=1500", "DL=1e40"], "--truth has 'DL=1e40'; give 2e-06 to 9e-06 cm²/µs"),
    (
      ["field=0.5"], "--truth has 'field=0.5'; give a number for one of Ab, kb, E, DT, DL, lifetime"
    ),
  ])
  func `a truth outside of what pixels are laid out for is refused`(
    truth: [String], message: String
  ) {
    do {
      _ = try TruthOptions.parse(["--truth"] + truth)
      Issue.record("\(truth) is accepted")
    } catch {
      #expect(TruthOptions.message(for: error).hasPrefix(message))
    }
  }

  @Test func `an ellipse is where the squared distance is one`() {
    let n = DetectorParameters.count
    var covariance = (0..<n * n).map { $0 % (n + 1) == 0 ? 1.0 : 0 }
    let (xx, xy, yy) = (4.0, -1.2, 0.5)
    (covariance[1], covariance[n], covariance[0], covariance[n + 1]) = (xy, xy, xx, yy)
    let points = InformationFigure.ellipse(covariance, 0, 1)
    let determinant = xx * yy - xy * xy
    for point in points {
      let (x, y) = (point.x, point.y)
      let distance = (yy * x * x - 2 * xy * x * y + xx * y * y) / determinant
      #expect(abs(distance - 1) < 1e-12)
    }
    #expect(points.map(\.x).max()! == 2)
  }

  @Test(arguments: [
    (["fit", "--truth", "lifetme=1500"], "--truth has 'lifetme=1500'"),
    (["fit", "--truth", "E=-1"], "--truth has 'E=-1'"),
    (["simulate", "--muons", "0", "--protons", "0"], "give --muons or --protons above 0"),
    (["compare", "--parameters", "7"], "--parameters has 7; give 1 to 6"),
    (["closure", "--seeds", "0"], "--seeds is 0; give 1 to 10000"),
  ])
  func `arguments without meaning are refused`(_ arguments: [String], _ message: String) {
    let error = #expect(throws: (any Error).self) { try LArTPC.parseAsRoot(arguments) }
    #expect(error.map { LArTPC.message(for: $0) }?.contains(message) == true)
  }

  @Test func `simulated hits are written as a table`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "lartpc-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: "hits.csv")
    var command = try LArTPC.parseAsRoot([
      "simulate", "--muons", "1", "--protons", "0", "--output", file.path,
    ])
    try command.run()
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    #expect(lines[0] == "track,x,y,tick,counts")
    #expect(lines.count > 20)
    for line in lines.dropFirst() {
      let numbers = line.split(separator: ",").compactMap { Int($0) }
      #expect(numbers.count == 5 && numbers[0] == 0 && (74...255).contains(numbers[4]))
    }
  }
}
