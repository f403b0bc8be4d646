/// Bins of distance and lateness.
public struct IceBins: Sendable {
  /// In metres.
  public let distances: [Double]
  /// In ns.
  public let lateness: [Double]

  /// Shells of 25 m from 100 m to 250 m, and from 50 ns to 3200 ns two bins for each factor of two.
  public init() {
    distances = (0...6).map { 100 + 25 * Double($0) }
    var edges = [50.0]
    while edges.count < 13 { edges.append(edges[edges.count - 1] * 2.0.squareRoot()) }
    lateness = edges
  }

  var shells: Int { distances.count - 1 }
  var times: Int { lateness.count - 1 }
  var count: Int { shells * times }

  func cell(distance: Double, lateness late: Double) -> Int? {
    guard distance >= distances[0], late >= lateness[0],
      let shell = distances.firstIndex(where: { $0 > distance }),
      let time = lateness.firstIndex(where: { $0 > late })
    else { return nil }
    return (shell - 1) * times + time - 1
  }
}
