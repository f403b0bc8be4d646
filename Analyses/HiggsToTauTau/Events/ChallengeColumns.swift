/// The columns of the challenge's file that describe an event.
public enum ChallengeColumns {
  public static let derived = [
    "DER_mass_MMC", "DER_mass_transverse_met_lep", "DER_mass_vis", "DER_pt_h",
    "DER_deltaeta_jet_jet", "DER_mass_jet_jet", "DER_prodeta_jet_jet", "DER_deltar_tau_lep",
    "DER_pt_tot", "DER_sum_pt", "DER_pt_ratio_lep_tau", "DER_met_phi_centrality",
    "DER_lep_eta_centrality",
  ]

  public static let primitive = [
    "PRI_tau_pt", "PRI_tau_eta", "PRI_tau_phi", "PRI_lep_pt", "PRI_lep_eta", "PRI_lep_phi",
    "PRI_met", "PRI_met_phi", "PRI_met_sumet", "PRI_jet_num", "PRI_jet_leading_pt",
    "PRI_jet_leading_eta", "PRI_jet_leading_phi", "PRI_jet_subleading_pt",
    "PRI_jet_subleading_eta", "PRI_jet_subleading_phi", "PRI_jet_all_pt",
  ]

  /// Columns that are missing together, and the flag that says where they are present.
  public static let optional: [(flag: String, columns: [String])] = [
    ("has_MMC", ["DER_mass_MMC"]),
    ("has_jet", ["PRI_jet_leading_pt", "PRI_jet_leading_eta", "PRI_jet_leading_phi"]),
    (
      "has_two_jets",
      [
        "PRI_jet_subleading_pt", "PRI_jet_subleading_eta", "PRI_jet_subleading_phi",
        "DER_deltaeta_jet_jet", "DER_mass_jet_jet", "DER_prodeta_jet_jet",
        "DER_lep_eta_centrality",
      ]
    ),
  ]

  /// What a network looks at: 29 columns of aligned events, in which the tau's azimuth is 0, and
  /// three flags.
  public static let features =
    derived + primitive.filter { $0 != "PRI_tau_phi" } + optional.map(\.flag)
}
