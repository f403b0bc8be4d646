import Diagnostics
import Testing

@Suite("Near names")
struct NearNamesTests {
  @Test func `a misspelt column finds its neighbours, nearest first`() {
    let columns = ["PRI_tau_pt", "PRI_tau_eta", "PRI_lep_pt", "Weight"]
    #expect(nearNames(to: "pri_tau_pt", in: columns).first == "PRI_tau_pt")
    #expect(nearNames(to: "PRI_tua_pt", in: columns).first == "PRI_tau_pt")
  }

  @Test func `nothing near gives no suggestion`() {
    #expect(suggestion(for: "mass", in: ["PRI_tau_pt"]) == "")
    #expect(suggestion(for: "Wieght", in: ["Weight"]) == "; did you mean 'Weight'?")
  }
}
