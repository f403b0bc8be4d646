import HistFactory

extension Likelihood {
  /// The same likelihood for pseudo-data drawn at θ.
  ///
  /// Counts of bins are Poisson numbers of the expected rates; a bin that expects nothing counts
  /// nothing. Auxiliary data are drawn by their constraints: normal around the parameter with the
  /// constraint's width, or Poisson with mean τγ. That is so too for parameters that fits hold, as in
  /// pyhf, though nothing depends on these data. Where the model itself holds a factor at 1, because its
  /// uncertainty is 0, there is no measurement and the datum stays.
  ///
  /// Toys are a pure function of the arguments: number 7 is the same whichever were made before it, on
  /// whatever thread.
  ///
  /// - Parameters:
  ///   - theta: All parameters, `[parameterCount]`.
  ///   - index: The number of the toy, not negative.
  ///   - seed: The seed of the run.
  ///   - purpose: What the toys are for; toys with different purposes are independent.
  /// - Throws: `ToyError` if θ has another size, or a rate is negative, NaN or above 1e15.
  public func toy(
    at theta: [Double], index: Int, seed: UInt64, purpose: String = "toys"
  ) throws -> Likelihood {
    precondition(index >= 0, "toys are numbered from 0, given \(index)")
    return try ToyGenerator(self, at: theta, seed: seed, purpose: purpose).toy(index)
  }
}
