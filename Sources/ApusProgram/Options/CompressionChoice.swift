import ArgumentParser
import Events
import ROOTFiles

/// How what is written is compressed: `none`, `zlib`, `lzma`, `lz4` or `zstd`, perhaps with a level, as
/// in `zstd:5`.
struct CompressionChoice: ExpressibleByArgument {
  let root: ROOTCompressionSettings
  /// Nil where NumPy has no such compression.
  let numPy: NumPyArchive.Storage?

  init?(argument: String) {
    let parts = argument.lowercased().split(separator: ":", omittingEmptySubsequences: false)
    let level = parts.count == 2 ? Int(parts[1]) : nil
    guard parts.count == 1 || (parts.count == 2 && level.map((1...9).contains) == true) else {
      return nil
    }
    switch (parts[0], level) {
    case ("none", nil): (root, numPy) = (.none, .plain)
    case ("zlib", nil), ("deflate", nil): (root, numPy) = (.zlib, .deflated)
    case ("zlib", let level?): (root, numPy) = (.zlib(level: level), nil)
    case ("lzma", let level): (root, numPy) = (level.map { .lzma(level: $0) } ?? .lzma, nil)
    case ("lz4", let level): (root, numPy) = (level.map { .lz4(level: $0) } ?? .lz4, nil)
    case ("zstd", let level): (root, numPy) = (level.map { .zstd(level: $0) } ?? .zstd, nil)
    default: return nil
    }
  }

  static let allValueStrings = ["none", "zlib", "lzma", "lz4", "zstd"]
}
