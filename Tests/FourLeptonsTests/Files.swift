import TestSupport

/// Data that may be absent.
enum Candidates {
  static let year2011 = "data/cms-opendata-csv/4mu_2011.csv"
  static let year2012 = "data/cms-opendata-csv/4mu_2012.csv"
  static let mayUse = SharedData.mayUse(year2011) && SharedData.mayUse(year2012)
  static var paths: [String] { [year2011, year2012].map { SharedData.url($0).path } }
}
