import Foundation
import NumericalMethods

/// What computes: Apus, its compiler, its libraries, and the system below.
public struct SoftwareVersions: Codable, Sendable, Hashable {
  /// The version of Apus, as the changelog calls it.
  public static let apus = "unreleased"

  /// The version of Apus.
  public var apus: String
  /// The compiler of this program: "6.3.1".
  public var swift: String
  /// Whether it was built optimised (`-c release`).
  public var isOptimised: Bool
  /// The GSL that answers: "2.7.1".
  public var gsl: String
  /// What answers the calls of BLAS, with the kernel that it has chosen: "OpenBLAS 0.3.21 … Haswell …".
  public var blas: String
  /// "Debian GNU/Linux 12 (bookworm)".
  public var system: String
  /// What processors the program is compiled for: "x86_64".
  public var architecture: String

  /// Those of this program.
  public static var current: SoftwareVersions {
    SoftwareVersions(
      apus: apus, swift: compiler, isOptimised: isBuiltOptimised, gsl: GSL.version,
      blas: BLAS.implementation, system: ProcessInfo.processInfo.operatingSystemVersionString,
      architecture: compiledArchitecture)
  }

  /// On one line, without the system: "Apus 1.2.0 (Swift 6.3.1, optimised; GSL 2.7.1; OpenBLAS 0.3.21)".
  public var short: String {
    let blas = blas.split(separator: " ").prefix(2).joined(separator: " ")
    return "Apus \(apus) (Swift \(swift), \(build); GSL \(gsl); \(blas))"
  }

  /// "optimised" or "not optimised".
  public var build: String { isOptimised ? "optimised" : "not optimised" }
}

extension SoftwareVersions {
  private static var isBuiltOptimised: Bool {
    #if DEBUG
      false
    #else
      true
    #endif
  }

  private static var compiledArchitecture: String {
    #if arch(x86_64)
      "x86_64"
    #elseif arch(arm64)
      "arm64"
    #else
      "other than x86_64 and arm64"
    #endif
  }

  /// There is no other way to ask a compiler for its version than whether it is at least one.
  private static var compiler: String {
    #if compiler(>=6.4)
      "6.4 or later"
    #elseif compiler(>=6.3.2)
      "6.3.2 or later"
    #elseif compiler(>=6.3.1)
      "6.3.1"
    #elseif compiler(>=6.3)
      "6.3"
    #else
      "6.2"
    #endif
  }
}
