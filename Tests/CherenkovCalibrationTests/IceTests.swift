import Events
import Foundation
import NumericalMethods
import TestSupport
import Testing

@testable import CherenkovModel

@Suite("Light in ice")
struct IceTests {
  /// Photons of random flights, seen where they are at a random moment: λₑ = 30 m, λₐ = 100 m.
  private func photons() -> IcePhotons {
    let draws = RandomStream(seed: 9, purpose: "flights")
    let moments = RandomStream(seed: 9, purpose: "moments")
    var (distances, lateness): ([Double], [Double]) = ([], [])
    var number: UInt64 = 0
    for photon in 0..<UInt64(30_000) {
      // Seen after a path of density e^(−L/λₐ).
      let path = 100 * moments.exponential(at: photon)
      var (position, travelled) = (SIMD3<Double>.zero, 0.0)
      while travelled < path {
        let way = Directions.isotropic(draws.uniform(at: number), draws.uniform(at: number + 1))
        let length = min(30 * draws.exponential(at: number + 2), path - travelled)
        number += 3
        position += length * way
        travelled += length
      }
      let distance = (position * position).sum().squareRoot()
      distances.append(distance)
      lateness.append((path - distance) / IcePhotons.speed)
    }
    return IcePhotons(
      distances: distances, lateness: lateness, depth: 2000, depths: distances.map { _ in 2100 })
  }

  @Test func `lengths are found from arrival times`() throws {
    let fit = try IceFit(photons(), paths: 5000, seed: 2)
    #expect(fit.isConverged)
    // The sample's fluctuation adds to the errors.
    #expect(abs(fit.scatteringLength - 30) < 6 * fit.errors[0], "\(fit)")
    #expect(abs(fit.absorptionLength - 100) < 6 * fit.errors[1], "\(fit)")
    #expect(fit.errors[0] < 5 && fit.errors[1] < 20)
    #expect(fit.chiSquared < 3 * Double(fit.degreesOfFreedom))
  }

  @Test func `files are read, and what is wrong with them is said`() throws {
    try withTemporaryFolder { folder in
      let table = folder.appending(path: "icemodel.dat")
      try "1990 0.02 0.01 -9\n2050 0.04 0.01 -9\n2110 0.06 0.01 -9\n".write(
        to: table, atomically: true, encoding: .utf8)
      let ice = try IceTable(table)
      #expect(ice.meanCoefficient(2045...2110) == 0.05)
      #expect(photons().scatteringLength(in: ice).map { abs($0 - 25) < 1e-9 } == true)

      try "event,initial_state_x,initial_state_y,initial_state_z\n3,1,2,-2000\n".write(
        to: folder.appending(path: "example_events.csv"), atomically: true, encoding: .utf8)
      func twice(_ value: Double) -> NumPyArray { NumPyArray(shape: [2], values: [value, value]) }
      try NumPyArchive.write(
        [
          "event": NumPyArray(shape: [2], values: [3, 4]), "sensor_pos_x": twice(1),
          "sensor_pos_y": twice(2), "sensor_pos_z": twice(-2100), "t": twice(600),
        ], to: folder.appending(path: "example_photons_flat.npz"))
      let photons = try IcePhotons(event: 3, in: folder)
      #expect(photons.distances == [100] && photons.depths == [2100])
      #expect(abs(photons.lateness[0] - (600 - 100 * 1.36 / 0.299792458)) < 1e-9)
      let missing = #expect(throws: CherenkovModelError.self) {
        try IcePhotons(event: 7, in: folder)
      }
      #expect(missing?.description.contains("has no event 7") == true)

      try "1990 0.02\nx 1\n".write(to: table, atomically: true, encoding: .utf8)
      let error = #expect(throws: CherenkovModelError.self) { try IceTable(table) }
      #expect(error?.description.contains("line 2: 'x 1'") == true)
    }
  }
}
