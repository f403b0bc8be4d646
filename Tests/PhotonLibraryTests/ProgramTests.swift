import Foundation
import TestSupport
import Testing

@Suite("The program photon-library", .serialized)
struct ProgramTests {
  @Test func `runs from a library to fits`() throws {
    try withTemporaryFolder { folder in
      for arguments in [
        ["simulate", "--pitch", "15", "--photons", "1e5", "-o", "library.npz"],
        [
          "train", "-l", "library.npz", "-o", "network.npz", "--layers", "2", "--width", "16",
          "--steps", "50", "--polish", "50",
        ],
        [
          "evaluate", "-n", "network.npz", "--pitch", "15", "30", "--points", "100", "-o",
          "results",
        ],
        ["fit", "-n", "network.npz", "-l", "library.npz"],
        ["compare", "-n", "network.npz", "--parameters", "2", "--limit", "5", "-o", "results"],
      ] {
        let program = try Program("photon-library", arguments, in: folder)
        #expect(program.status == 0, "\(arguments[0]): \(program.errors)")
      }
      for name in ["accuracy", "comparison"] {
        let file = folder.appending(path: "results/\(name).svg")
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(text.hasSuffix("</svg>\n"))
      }
      let program = try Program(
        "photon-library", ["fit", "-n", "network.npz", "--at", "10", "50", "20"], in: folder)
      #expect(program.output.contains("from 10.00, 50.00, 20.00 cm"))
      #expect(program.output.contains("| truth | "))
    }
  }

  @Test func `says what cannot be`() throws {
    let outside = try Program("photon-library", ["fit", "-n", "x", "--at", "10", "50", "99"])
    #expect(outside.status != 0 && outside.errors.contains("is outside of the detector"))
    let missing = try Program("photon-library", ["train", "-l", "none.npz", "-o", "x.npz"])
    #expect(missing.status != 0 && missing.errors.contains("none.npz"))
  }
}
