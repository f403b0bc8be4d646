/// How precise the numbers of a value are.
///
/// Networks may compute per event in single precision, at half the memory traffic and half the time
/// of a matrix product. Sums over events, and so histograms, likelihoods and the gradients of
/// parameters, are in double precision, except that a matrix product's weights receive products that
/// are summed in single precision over up to 256 events, and in double precision over more.
public enum Precision: String, Hashable, Sendable, CaseIterable, Codable {
  /// 53 bits: `Double`.
  case double
  /// 24 bits: `Float`.
  case single
}

/// Whether an operation computes with single-precision numbers.
public enum SinglePrecisionSupport: Sendable {
  /// Its inputs are converted to double precision first.
  case none
  /// Single-precision inputs give a single-precision result.
  case map
  /// Single-precision inputs give a double-precision result, as sums over events do.
  case reduction
}

extension GraphOperation {
  /// Inputs in the one precision that the operation computes in: single where it can and where all
  /// per-event inputs are, whatever the global ones.
  func harmonised(_ inputs: [Node]) -> [Node] {
    guard !(self is ConvertPrecision), inputs.contains(where: { $0.precision == .single }) else {
      return inputs
    }
    let perEvent = inputs.filter(\.isPerEvent)
    let isSingle =
      singlePrecision != .none && !perEvent.isEmpty
      && perEvent.allSatisfy { $0.precision == .single }
    return inputs.map { $0.converted(to: isSingle ? .single : .double) }
  }

  func resultPrecision(_ inputs: [Node]) -> Precision {
    if let conversion = self as? ConvertPrecision { return conversion.precision }
    let isSingle = singlePrecision == .map && inputs.contains { $0.precision == .single }
    return isSingle ? .single : .double
  }
}
