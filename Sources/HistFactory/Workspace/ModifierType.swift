extension Workspace {
  /// The types of modifiers; the raw values are pyhf's names.
  public enum ModifierType: String, CaseIterable, Hashable, Sendable {
    case histoSys = "histosys"
    case luminosity = "lumi"
    case normFactor = "normfactor"
    case normSys = "normsys"
    case shapeFactor = "shapefactor"
    case shapeSys = "shapesys"
    case statError = "staterror"
  }
}

extension Workspace.Effect {
  /// The type of modifier that has this effect.
  public var type: Workspace.ModifierType {
    switch self {
    case .normFactor: .normFactor
    case .normSys: .normSys
    case .histoSys: .histoSys
    case .shapeSys: .shapeSys
    case .shapeFactor: .shapeFactor
    case .statError: .statError
    case .luminosity: .luminosity
    }
  }
}
