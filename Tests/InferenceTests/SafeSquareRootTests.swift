import Autodiff
import Inference
import Testing

@Suite("The root of a test statistic")
struct SafeSquareRootTests {
  @Test(arguments: [(4.0, 2.0, 0.25), (0, 0, 0), (-1e-12, 0, 0), (-Double.infinity, 0, 0)])
  func `is 0 without a slope where the statistic is not positive`(
    statistic: Double, root: Double, slope: Double
  ) throws {
    let x = GlobalExpression.parameter("x")
    let value = safeSquareRoot(x)
    let slopes = gradient(of: value, withRespectTo: x)
    let results = try Evaluator(Plan([value, slopes])).evaluate([x: Tensor(statistic)])
    #expect(results[0].scalar == root && results[1].scalar == slope)
    #expect(safeSquareRoot(statistic) == root)
  }

  @Test func `of a statistic that is not defined is not defined`() throws {
    #expect(safeSquareRoot(Double.nan).isNaN)
    let x = GlobalExpression.parameter("x")
    let results = try Evaluator(Plan([safeSquareRoot(x)])).evaluate([x: Tensor(Double.nan)])
    #expect(results[0].scalar.isNaN)
  }
}
