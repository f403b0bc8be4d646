/// Points (TGraph), with uncertainties where the class has them (TGraphErrors, TGraphAsymmErrors).
public struct ROOTGraph: Sendable, Equatable {
  /// How far a bar reaches on either side of each point; not negative in a sound file.
  public struct Uncertainties: Sendable, Equatable {
    /// Towards smaller values.
    public let low: [Double]
    /// Towards larger values.
    public let high: [Double]
  }

  /// The object's class, such as “TGraphErrors”.
  public let className: String
  /// The object's name.
  public let name: String
  /// The heading, with the titles of the axes behind semicolons; may be empty.
  public let title: String
  /// The abscissae.
  public let x: [Double]
  /// The ordinates, as many as there are abscissae.
  public let y: [Double]
  /// The uncertainties of ``x``; nil where the class has none. Symmetric ones are equal on both
  /// sides.
  public let xUncertainties: Uncertainties?
  /// The uncertainties of ``y``, likewise.
  public let yUncertainties: Uncertainties?
}
