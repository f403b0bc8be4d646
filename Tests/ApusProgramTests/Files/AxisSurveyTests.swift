import Histograms
import TestSupport
import Testing

@testable import ApusProgram

@Suite("Bins that are found")
struct AxisSurveyTests {
  private func survey(_ numbers: [Double]) -> AxisSurvey {
    var survey = AxisSurvey()
    survey.add(numbers)
    return survey
  }

  @Test(arguments: [
    (0.3, 0.5), (0.5, 0.5), (0.51, 1), (1, 1), (1.1, 2), (2, 2), (3, 5), (7, 10), (0.00012, 0.0002),
    (1e-300, 1e-300), (4e20, 5e20),
  ])
  func `widths are round`(least: Double, round: Double) {
    #expect(RoundNumber(atLeast: least).value == round)
  }

  @Test func `edges are multiples of a round width that hold everything`() {
    let bins = survey((0...1000).map { 1.5 + Double($0) * 0.1 }).regular(40, isExact: false)
    // From 1.5 to 101.5 by 5, as 2.5 is not round; 0 is near.
    #expect(bins == (21, 0, 105))
    let negative = survey((0...1000).map { Double($0) / 1000 - 0.5 }).regular(40, isExact: false)
    #expect(negative == (21, -0.5, 0.55))
  }

  @Test func `a wanted number of bins is kept`() {
    for count in [1, 2, 7, 40, 100] {
      let values = (0...999).map { 3.7 + Double($0) * 0.013 }
      let bins = survey(values).regular(count, isExact: true)
      #expect(bins.count == count && bins.low <= 3.7 && bins.high > values[999])
    }
  }

  @Test func `a wanted number of bins fills a round range`() {
    let unit = survey((0..<1000).map { Double($0) / 1000 })
    #expect(unit.regular(4, isExact: true) == (4, 0, 1))
    #expect(survey((0..<100).map { Double($0) + 0.5 }).regular(7, isExact: true) == (7, 0, 112))
    // As many whole numbers in each bin.
    let whole = survey((0..<100).map(Double.init))
    #expect(whole.regular(4, isExact: true) == (4, 0, 100))
    #expect(whole.regular(100, isExact: true) == (100, 0, 100))
    #expect(survey((0...20).map(Double.init)).regular(4, isExact: true) == (4, 0, 24))
  }

  @Test func `a few far away are overflow`() {
    let values = (0..<10_000).map { Double($0 % 100) + 0.5 } + [1e6, -1e6]
    let bins = survey(values).regular(40, isExact: false)
    #expect(bins == (24, -10, 110))
  }

  @Test func `few whole numbers have a bin each`() {
    #expect(survey([3, -1, 4]).wholeNumbers == -1...4)
    #expect(survey([0, 50]).wholeNumbers == 0...50)
    #expect(survey([0, 51]).wholeNumbers == nil)
    #expect(survey([0.5]).wholeNumbers == nil)
    #expect(survey([]).isEmpty && survey([.nan, .infinity]).isEmpty)
  }

  @Test func `one value alone has bins around it`() {
    for value in [0, 1e-12, 0.1, -7.25, 1e30] {
      let bins = survey([value, value]).regular(40, isExact: false)
      #expect(bins.low <= value && bins.high > value && bins.count >= 1)
    }
  }

  @Test func `numbers at the ends of what there are make bins, or none, but no crash`() {
    let tiny = Double.leastNonzeroMagnitude
    let extremes: [[Double]] = [
      [-1.7e308, 1.7e308], [0, 1.7e308], [tiny, 2 * tiny], [-tiny, tiny], [1e16, 1e16 + 2],
      [-3 * tiny, 1e300], [1.7e308],
    ]
    for numbers in extremes {
      for count in [1, 40, Int.max] {
        #expect(survey(numbers).regular(count, isExact: true).count == count)
      }
      let bins = survey(numbers).regular(40, isExact: false)
      #expect(1...60 ~= bins.count, "\(numbers): \(bins)")
    }
  }

  @Test func `a long sample is thinned out evenly, to the same bins every time`() {
    let values = (0..<300_000).map { Double($0 * 7919 % 300_000) / 100 }
    let bins = survey(values).regular(40, isExact: false)
    #expect(bins == survey(values).regular(40, isExact: false))
    #expect(bins == (30, 0, 3000))
  }

  @Test func `of many texts the most frequent have a bin`() {
    var survey = AxisSurvey()
    survey.add((0..<60).map { "t\($0)" } + (10..<60).map { "t\($0)" })
    #expect(survey.categories == (10..<60).map { "t\($0)" }.sorted())
  }
}
