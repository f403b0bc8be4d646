import ArgumentParser
import HistFactory

/// Which modifiers are interpolated how: `normsys=NAME` or `histosys=NAME`, with a name or pyhf's code.
struct InterpolationChoice: ExpressibleByArgument {
  enum Target: String {
    case normsys
    case histosys
  }

  let target: Target
  let interpolation: Interpolation

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, let target = Target(rawValue: parts[0]),
      let interpolation = Interpolation(named: parts[1])
    else { return nil }
    (self.target, self.interpolation) = (target, interpolation)
  }
}

/// An interpolation by the code that pyhf and ROOT know it by.
struct InterpolationCode: ExpressibleByArgument {
  let interpolation: Interpolation

  init?(argument: String) {
    let code = argument.hasPrefix("code") ? String(argument.dropFirst(4)) : argument
    guard let interpolation = Interpolation(code: code) else { return nil }
    self.interpolation = interpolation
  }
}

extension Interpolation {
  /// Words joined by hyphens, as options are written.
  var optionName: String {
    rawValue.map { $0.isUppercase ? "-\($0.lowercased())" : String($0) }.joined()
  }

  /// That with this option's name or pyhf's code.
  init?(named name: String) {
    let choice =
      Interpolation.allCases.first { $0.optionName == name } ?? Interpolation(code: name)
    guard let choice else { return nil }
    self = choice
  }

  /// That with pyhf's code; 2 is pyhf's own, which jumps at ±1.
  init?(code: String) {
    if code == "2" {
      self = .parabolicLinearWithJump
    } else if let choice = Interpolation.allCases.first(where: { $0.code == code }) {
      self = choice
    } else {
      return nil
    }
  }

  /// All names with their codes, for help.
  static var optionNames: String {
    allCases.map { "\($0.optionName) (\($0 == .parabolicLinear ? "ROOT's 2" : $0.code))" }
      .joined(separator: ", ")
  }
}
