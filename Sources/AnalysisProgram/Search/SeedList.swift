import ArgumentParser
import Foundation

/// Seeds as a command line takes them: `1-5`, or `1,4,10-12`.
struct SeedList: Sendable {
  let seeds: [UInt64]

  private static let longest: UInt64 = 10_000

  @Sendable
  init(parsing text: String) throws {
    var seeds: [UInt64] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { UInt64($0) }
      guard ends.count <= 2, let first = ends[0], let last = ends[ends.count - 1], first <= last
      else {
        throw ValidationError("--seeds is '\(text)'; write seeds such as 1-5 or 1,4,10-12")
      }
      guard last - first < Self.longest else {
        throw ValidationError(
          "--seeds is '\(text)': \(part) are more than \(Self.longest) seeds; give fewer")
      }
      seeds += first...last
    }
    if let twice = Dictionary(grouping: seeds, by: \.self).filter({ $1.count > 1 }).keys.min() {
      throw ValidationError("--seeds is '\(text)', which has \(twice) twice")
    }
    self.seeds = seeds
  }
}
