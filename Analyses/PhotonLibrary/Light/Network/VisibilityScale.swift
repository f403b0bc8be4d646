import Autodiff
import Foundation

/// The scale on which a network gives visibilities: logarithmic over seven decades, linear below.
///
/// y = 2 (log₁₀(v + ε) − log₁₀ ε) / (log₁₀(1 + ε) − log₁₀ ε) − 1 with ε = 10⁻⁷, from −1 at v = 0 to 1 at v = 1.
/// arXiv:2211.01505, as its published configuration has it.
public enum VisibilityScale {
  /// ε.
  public static let offset = 1e-7

  /// The length of the scale in natural logarithms.
  static let length = log1p(offset) - log(offset)

  /// y of v.
  public static func scaled<V: GraphValue>(_ visibility: V) -> V {
    (Autodiff.log(visibility + offset) - Foundation.log(offset)) * (2 / length) - 1.0
  }

  /// v + ε of y.
  public static func shiftedVisibility<V: GraphValue>(_ scaled: V) -> V {
    Autodiff.exp((scaled + 1.0) * (length / 2) + Foundation.log(offset))
  }
}
