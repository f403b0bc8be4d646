import ArgumentParser
import LArTPCModel
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "simulate", abstract: "x")
  func run() throws {
    let tracks = TrackGenerator(seed: 1).tracks()
    let all = PlainSimulation(PixelMap(tracks, response: .parametrised))
    print(tracks.map(\.steps.count).reduce(0, +), all.map.pixels.count)
    let kept = all.pixels(.nominal)
    let map = PixelMap(tracks, response: .parametrised, keeping: kept)
    print(map.steps.count, map.pixels.count, map.window)
    let calibration = Calibration(map)
    let hits = calibration.plain.hits(.nominal, noise: 3)
    print(hits.count)
    let f = try calibration.information(.nominal)
    print(f.errors, f.conditionalErrors)
    let r = try calibration.fit(hits, from: DetectorParameters([0.84, 0.06, 0.47, 12e-6, 3e-6, 1200]))
    print(r.detector, r.chiSquared, r.degreesOfFreedom, r.outcome, r.evaluations)
    print(zip(r.detector.scaled, f.errors).map { ($0 - 1) / $1 })
  }
}
