import Apus
import Foundation
import FourLeptonEvents
import TestSupport
import Testing

@Suite("Simulated events with four muons")
struct SimulationTests {
  @Test func `a spectrum is drawn as its integral says`() {
    // Density 2m on 0...1: the share below m is m².
    let spectrum = MassSpectrum(in: 0...1) { 2 * $0 }
    for quantile in [0.0, 0.01, 0.25, 0.5, 0.81, 1] {
      #expect(abs(spectrum.mass(at: quantile) - quantile.squareRoot()) < 1e-12)
    }
    #expect(abs(spectrum.share(in: 0.5...1) - 0.75) < 1e-12)
  }

  @Test(arguments: SimulatedProcess.allCases)
  func `events are candidates of the spectrum, the same ones for a seed`(
    process: SimulatedProcess
  ) throws {
    let events = process.events(400, seed: 5)
    #expect(events.allSatisfy { $0.isCandidate })
    #expect(events == process.events(400, seed: 5) && events != process.events(400, seed: 6))
    // The shares in four quarters of the spectrum are binomial: 100 ± 8.7 of 400 each.
    let quarters = [0.0, 0.25, 0.5, 0.75, 1].map(process.spectrum.mass(at:))
    for (low, high) in zip(quarters, quarters.dropFirst()) {
      let count = events.count { low <= $0.mass && $0.mass < high }
      #expect(abs(count - 100) < 40, "\(low) to \(high), seed 5")
    }
  }

  /// The published sums of weights, with 2.33 and 11.58 fb⁻¹.
  @Test func `yields are those of the open data's simulation`() {
    let yields = SimulatedProcess.allCases.map(\.expectedEvents)
    #expect(abs(yields[0] - 3.3086) < 1e-3)
    #expect(abs(yields[1] + yields[2] - 95.328) < 1e-2)
    #expect(abs(ExpectedEvents.reducible - 1.2038) < 1e-3 && yields[3] > ExpectedEvents.reducible)
    // In 110 to 160 GeV: 0.5613 + 2.6801 and 1.2689 + 6.2474 in the simulation's histograms.
    func within(_ process: SimulatedProcess) -> Double {
      process.expectedEvents * process.spectrum.share(in: 109...160)
    }
    #expect(abs(within(.higgs) - 3.241) < 0.03)
    #expect(abs(within(.zz) + within(.z) - 7.9) < 0.2)
  }
}
