extension ROOTHistogram {
  /// The height of each bin, with underflow and overflow: its content, or in a profile the mean
  /// Σwy/Σw, which is 0 where nothing was filled.
  public var values: [Double] {
    profile.map { $0.means(of: contents) } ?? contents
  }

  /// The square of each bin's uncertainty, with underflow and overflow.
  ///
  /// For a histogram Σw², or where that was not kept the content's absolute value, as for counts.
  /// For a profile see ``ROOTProfile/ErrorMode-swift.enum``.
  ///
  /// Source: TH1::GetBinError, TProfile::GetBinError.
  public var variances: [Double] {
    guard let profile else { return sumOfSquaredWeights ?? contents.map(abs) }
    return profile.uncertainties(contents: contents, squares: sumOfSquaredWeights).map { $0 * $0 }
  }
}
