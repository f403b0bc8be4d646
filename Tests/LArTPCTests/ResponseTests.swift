import Events
import Foundation
import TestSupport
import Testing

@testable import LArTPCModel

@Suite("Pixel responses")
struct ResponseTests {
  @Test func `the parametrised charges sum to one, and end later away from the centre`() {
    let response = PixelResponse.parametrised
    var ends: [Int] = []
    for zone in 0..<PixelResponse.half {
      let charge = response.charge(x: zone, y: zone)
      #expect(abs(charge.reduce(0, +) - 1) < 1e-12)
      #expect(charge.allSatisfy { $0 >= 0 })
      ends.append(charge.lastIndex { $0 > 0 }! - charge.startIndex)
    }
    #expect(ends == ends.sorted() && ends[4] > ends[0])
    // t₀ = 2.851 µs in the first zone, after a plane 3.132 µs before the anode: 2.8 ticks early.
    #expect(ends[0] == PixelResponse.ticksBefore - 3)
  }

  @Test func `the parametrised current above the centre rises with its time constant`() {
    let charge = Array(PixelResponse.parametrised.charge(x: 0, y: 0))
    // b of the first zone, with x = y = 0.02217 cm; a is 1 there.
    let b = 0.679 - 2 * 1.083 * 0.02217 + (8.772 - 2 * 5.521) * 0.02217 * 0.02217
    #expect(abs(log(charge[60] / charge[50]) - 1.0 / b) < 2e-2)
  }

  @Test(.enabled(if: SharedData.mayUse(measuredFile), "\(SharedData.skipped)"))
  func `the measured table integrates to what lands`() throws {
    let response = try PixelResponse.measured(SharedData.url(measuredFile))
    for x in 0..<15 {
      for y in 0..<15 {
        let sum = response.charge(x: x, y: y).reduce(0, +)
        #expect(abs(sum - (max(x, y) < 5 ? 1 : 0)) < 1e-6, "\(x) \(y)")
      }
    }
    let centre = response.charge(x: 0, y: 0)
    let parametrised = PixelResponse.parametrised.charge(x: 0, y: 0)
    func end(_ charge: ArraySlice<Double>) -> Int {
      charge.lastIndex { $0 > 1e-3 }! - charge.startIndex
    }
    #expect(end(centre) == end(parametrised))
  }

  /// Charges around the threshold of 7000 electrons with 900 of noise.
  @Test(arguments: [
    ([0, 2000, 8000, 13_000, 20_000, 21_000], true),
    ([0, 2000, 8000, 13_000, 20_000, 15_000], true),
    // Comes back below 14 000; falls within the noise; does not leave it; does not come to 14 000.
    ([0, 2000, 8000, 13_000, 20_000, 13_000], false),
    ([0, 8000, 7000, 13_000, 20_000, 21_000], false),
    ([0, 2000, 8000, 9000, 10_000, 11_000], false),
    ([0, 2000, 8000, 12_000, 13_000, 13_500], false),
    ([0, 0, 0, 0, 0, 0], false),
  ])
  func `a calibration wants pixels whose charge crosses the threshold once`(
    _ charges: [Double], _ isWanted: Bool
  ) {
    #expect(Readout.crossesOnce(charges[...], staying: 14e3) == isWanted)
  }

  @Test func `a table of another shape is refused`() throws {
    let message = try refusal(of: NumPyArray(shape: [2, 2], values: [0, 0, 0, 0]))
    #expect(
      message.contains("an array of shape [2, 2]; a response of shape [15, 15, 177] is expected"))
  }

  @Test func `a current that does not integrate to one is refused`() throws {
    let values = [Double](repeating: 0.1, count: 15 * 15 * 177)
    let message = try refusal(of: NumPyArray(shape: [15, 15, 177], values: values))
    #expect(message.contains("the current at distance [0, 0] integrates to 0.88"))
    #expect(message.contains("1 is expected"))
  }

  private func refusal(of array: NumPyArray) throws -> String {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "response.npy")
      try NumPyFile.write(array, to: file)
      let error = #expect(throws: ResponseError.self) { try PixelResponse.measured(file) }
      return error.map { "\($0)" } ?? ""
    }
  }
}

let measuredFile = "data/lartpc-cherenkov/larnd-sim/response_38.npy"
