import Foundation

/// What figures depend on besides the code.
struct Machine {
  var processor: String
  var cores = ProcessInfo.processInfo.activeProcessorCount
  var gigabytes = Double(ProcessInfo.processInfo.physicalMemory) / 0x1p30
  var system: String
  var swift: String
  var (jax, pyhf): (String, String)
  var blas: String

  /// The load by others, before the benchmarks began.
  var load: Double

  /// - Parameters:
  ///   - blas: What a record says of it.
  ///   - load: What `load` was before the benchmarks began.
  init(peers: PeerEnvironment, blas: String, load: Double) throws {
    (self.blas, self.load) = (blas, load)
    (jax, pyhf) = (try peers.version(of: "jax"), try peers.version(of: "pyhf"))
    let version = try ChildProcess.command("swift", ["--version"]).output()
    swift = version.firstMatch(of: /Swift version (\S+)/).map { String($0.1) } ?? version
    processor = try Self.processorName()
    system = Self.systemName
  }

  private static func processorName() throws -> String {
    if let name = field("model name", of: "/proc/cpuinfo", separator: ":") { return name }
    #if canImport(Darwin)
      return try ChildProcess.command("sysctl", ["-n", "machdep.cpu.brand_string"]).output()
        .trimmingCharacters(in: .whitespacesAndNewlines)
    #else
      return "an unnamed processor"
    #endif
  }

  private static var systemName: String {
    field("PRETTY_NAME", of: "/etc/os-release", separator: "=")?
      .trimmingCharacters(in: ["\""]) ?? ProcessInfo.processInfo.operatingSystemVersionString
  }

  /// How many processes wanted a core in the last minute.
  static var load: Double {
    var averages = [0.0]
    return getloadavg(&averages, 1) == 1 ? averages[0] : .nan
  }

  /// The value of the first line that begins with a name.
  private static func field(_ name: String, of file: String, separator: Character) -> String? {
    guard let text = try? String(contentsOfFile: file, encoding: .utf8),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix(name) }),
      let value = line.split(separator: separator, maxSplits: 1).last
    else { return nil }
    return value.trimmingCharacters(in: .whitespaces)
  }
}

extension Machine: CustomStringConvertible {
  var description: String {
    "\(processor), \(cores) cores, \(Int(gigabytes.rounded())) GiB of memory; \(system); "
      + "Swift \(swift); JAX \(jax); pyhf \(pyhf); \(blas); load before the run \(String(format: "%.1f", load))"
  }
}
