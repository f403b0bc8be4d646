print("HiggsToTauTau")
