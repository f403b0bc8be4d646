/// Smooths a list of numbers by the algorithm “353QH, twice”: running medians over three, five and
/// three neighbours (353), parabolas where that left a flat valley or hill (Q), a running mean of
/// weights ¼, ½, ¼ (H). The same, applied to what it took away, is added again (twice).
///
/// Source: J. Friedman, “Data analysis techniques for high energy particle physics”, CERN 74-23
/// (1974), cds.cern.ch/record/186223, page 292. The ends are those of the proceedings, as in
/// cabinetry; `TH1::Smooth` of ROOT differs there.
///
/// - Parameter values: At least three numbers; fewer come back as they are.
/// - Returns: As many numbers. None of them is negative unless a given one is.
public func smoothed353QHTwice(_ values: [Double]) -> [Double] {
  guard values.count >= 3 else { return values }
  let smooth = smoothed353QH(values)
  let rough = smoothed353QH(zip(values, smooth).map { $0 - $1 })
  let isNegativeAllowed = values.contains { $0 < 0 }
  return zip(smooth, rough).map { isNegativeAllowed ? $0 + $1 : max($0 + $1, 0) }
}

private func smoothed353QH(_ values: [Double]) -> [Double] {
  let medians = runningMedians353(values)
  return runningMean(interpolatedOverFlats(medians))
}

private func runningMedians353(_ values: [Double]) -> [Double] {
  var result = mediansOfNeighbours(values, reach: 1)
  let last = result.count - 1
  // Straight lines through the next two bins; for three bins the right end sees the new left one.
  result[0] = median([3 * result[1] - 2 * result[2], values[0], result[1]])
  result[last] = median(
    [result[last - 1], values[last], 3 * result[last - 1] - 2 * result[last - 2]])
  let three = result
  result = mediansOfNeighbours(three, reach: 2)
  result[1] = median(Array(three[0...2]))
  result[last - 1] = median(Array(three[(last - 2)...last]))
  return mediansOfNeighbours(result, reach: 1)
}

/// Each number with a full neighbourhood replaced by its median.
private func mediansOfNeighbours(_ values: [Double], reach: Int) -> [Double] {
  var result = values
  for index in values.indices.dropFirst(reach).dropLast(reach) {
    result[index] = median(Array(values[(index - reach)...(index + reach)]))
  }
  return result
}

/// Of an odd number of numbers.
private func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

/// Parabolas in place of three equal numbers with higher, or lower, ones on both sides.
private func interpolatedOverFlats(_ values: [Double]) -> [Double] {
  var result = values
  for index in values.indices.dropFirst(2).dropLast(2) {
    let here = values[index]
    guard values[index - 1] == here, here == values[index + 1] else { continue }
    let (left, right) = (values[index - 2] - here, values[index + 2] - here)
    guard left * right > 0 else { continue }
    // From the side that is closer in height.
    let step = abs(right) > abs(left) ? -1 : 1
    let (far, near) = (values[index - 2 * step], values[index + 2 * step])
    result[index] = -0.5 * far + here / 0.75 + near / 6
    result[index + step] = 0.5 * (near - far) + here
  }
  return result
}

private func runningMean(_ values: [Double]) -> [Double] {
  var result = values
  for index in values.indices.dropFirst().dropLast() {
    result[index] = 0.25 * values[index - 1] + 0.5 * values[index] + 0.25 * values[index + 1]
  }
  return result
}
