import Foundation
import TestSupport
import Testing

@Suite("The program cherenkov-calibration", .serialized)
struct ProgramTests {
  @Test func `simulates, calibrates, finds tracks and compares`() throws {
    try withTemporaryFolder { folder in
      let table = try Program(
        "cherenkov-calibration", ["simulate", "--photons", "1000", "--pitch", "1"], in: folder)
      #expect(table.status == 0, "\(table.errors)")
      let lines = table.output.split(separator: "\n")
      #expect(lines[0].hasPrefix("sensor,surface,x,y,z,efficiency,flash0,"))
      #expect(lines.count == 1 + 13 * 4 + 2 * 12)
      for arguments in [
        ["calibrate", "--photons", "5000", "--sampled", "3000"],
        ["track", "--photons", "1000"],
        [
          "compare", "--flashes", "3", "--track", "2", "--sampled", "200", "--photons", "200",
          "--limit", "3", "-o", "results",
        ],
      ] {
        let program = try Program("cherenkov-calibration", arguments, in: folder)
        #expect(program.status == 0, "\(arguments[0]): \(program.errors)")
      }
      for name in ["comparison-flashes", "comparison-track"] {
        let file = folder.appending(path: "results/\(name).svg")
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(text.hasSuffix("</svg>\n"))
      }
    }
  }

  @Test func `a closure takes the options of what it fits`() throws {
    try withTemporaryFolder { folder in
      let options = ["--seeds", "2", "--photons", "2000", "--sampled", "500", "-o", "results"]
      let flashes = try Program(
        "cherenkov-calibration", ["closure", "flashes"] + options, in: folder)
      #expect(flashes.output.contains("mean of all ε"), "\(flashes.errors)")
      let file = folder.appending(path: "results/closure-flashes.svg")
      #expect(FileManager.default.fileExists(atPath: file.path))
      let tracks = try Program(
        "cherenkov-calibration", ["closure", "tracks"] + options, in: folder)
      #expect(tracks.status != 0 && tracks.errors.contains("Unknown option '--sampled'"))
    }
  }

  @Test func `says what cannot be`() throws {
    let soft = try Program("cherenkov-calibration", ["track", "--softness", "0.5"])
    #expect(soft.status != 0 && soft.errors.contains("--softness is 0.5"))
    let small = try Program("cherenkov-calibration", ["calibrate", "--height", "2.5"])
    #expect(small.status != 0 && small.errors.contains("the tank is too small"))
  }
}
