import Foundation
import NumericalMethods
import TestSupport
import Testing

@testable import ROOTFiles

@Suite("Damaged ROOT files give errors")
struct DamageTests {
  private static let small =
    "data/histfactory-root/pyhf-validation/multibin_histfactory/data/data.root"

  @Test(.enabled(if: SharedData.mayUse(small), "\(SharedData.skipped)"))
  func `a small file cut off after every byte`() throws {
    let file = SharedData.url(Self.small)
    let bytes = try Data(contentsOf: file)
    let whole = try contents(of: bytes)
    #expect(whole.count == 4)
    for count in bytes.indices {
      expectRefusal(of: bytes[..<count])
      // With a header that says so, the rest of the file is looked at.
      try expectErrorsOrTheSame(shortened(bytes, to: count), as: whole)
    }
  }

  @Test(.enabled(if: SharedData.mayUse("data"), "\(SharedData.skipped)"))
  func `larger files cut off at random`() throws {
    for (index, file) in sharedROOTFiles().enumerated() {
      let bytes = try Data(contentsOf: file)
      let whole = try contents(of: bytes)
      var random = RandomStream(seed: 11, purpose: "cut").generator(startingAt: UInt64(index) << 20)
      for _ in 0..<8 {
        let count = Int.random(in: 0..<bytes.count, using: &random)
        try expectErrorsOrTheSame(shortened(bytes, to: count), as: whole)
      }
    }
  }

  @Test(.enabled(if: SharedData.mayUse("data"), "\(SharedData.skipped)"))
  func `bytes changed at random`() throws {
    for (index, file) in sharedROOTFiles().enumerated() {
      let bytes = try Data(contentsOf: file)
      var random = RandomStream(seed: 12, purpose: "flip")
        .generator(startingAt: UInt64(index) << 20)
      for _ in 0..<(bytes.count < 10_000 ? 100 : 8) {
        var damaged = bytes
        for _ in 0..<Int.random(in: 1...8, using: &random) {
          let place = Int.random(in: 0..<bytes.count, using: &random)
          damaged[place] = UInt8.random(in: 0...255, using: &random)
        }
        // Anything thrown but a ROOTFileError, or a crash, fails the test; numbers may differ.
        do { _ = try contents(of: damaged) } catch is ROOTFileError {}
      }
    }
  }
}

/// What could be read of each histogram of a file, or the error.
private func contents(of bytes: Data) throws -> [String: Result<ROOTHistogram, ROOTFileError>] {
  let file = try ROOTFile(bytes, path: "damaged.root")
  var result: [String: Result<ROOTHistogram, ROOTFileError>] = [:]
  for key in try file.allKeys() where key.className.hasPrefix("T") {
    do throws(any Error) {
      _ = try key.compression
      guard key.className.hasPrefix("TH") || key.className.hasPrefix("TProfile") else { continue }
      result[key.path] = .success(try key.histogram())
    } catch let error as ROOTFileError {
      result[key.path] = .failure(error)
    }
  }
  return result
}

/// The bytes up to a count, with a header that gives this count.
func shortened(_ bytes: Data, to count: Int) -> Data {
  var result = Data(bytes[..<count])
  let isBig = bytes[4...7].reduce(0) { $0 << 8 | Int($1) } >= 1_000_000 && bytes[4] < 128
  let size = isBig ? 8 : 4
  for index in 0..<size where 12 + index < count {
    result[12 + index] = UInt8(truncatingIfNeeded: count >> (8 * (size - 1 - index)))
  }
  return result
}

private func expectRefusal(of bytes: Data) {
  #expect(throws: ROOTFileError.self, "\(bytes.count) bytes") {
    try ROOTFile(bytes, path: "damaged.root")
  }
}

private func expectErrorsOrTheSame(
  _ bytes: Data, as whole: [String: Result<ROOTHistogram, ROOTFileError>],
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  do {
    for (path, result) in try contents(of: bytes) {
      if case .success(let histogram) = result {
        #expect(
          try histogram == whole[path]?.get(), "\(path) of \(bytes.count) bytes",
          sourceLocation: sourceLocation)
      }
    }
  } catch is ROOTFileError {}
}
