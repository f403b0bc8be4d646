/// Constants of nature, in MeV, mm and barn (CODATA; PDG, Rev. Part. Phys. (2022), table 1.1).
enum Constants {
  /// mₑc², MeV.
  static let electronMass = 0.51099895
  /// The classical electron radius, cm.
  static let electronRadius = 2.8179403262e-13
  /// Avogadro's number, 1/mol.
  static let avogadro = 6.02214076e23
  /// cm² in a barn.
  static let barn = 1e-24
}
