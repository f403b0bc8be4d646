import Foundation

/// log Γ(z) − ((z − ½) log z − z + ½ log 2π), which is small for large z and loses no digits there.
/// DLMF 5.11.1.
func stirlingCorrection(_ z: Double) -> Double {
  if z < 15 { return logGamma(z) - ((z - 0.5) * log(z) - z + 0.5 * log(2 * Double.pi)) }
  let y = 1 / (z * z)
  return (1.0 / 12 + y * (-1.0 / 360 + y * (1.0 / 1260 + y * (-1.0 / 1680 + y / 1188)))) / z
}

/// log(1 + t) − t, to the last digits also where it is small.
func logOnePlusMinusArgument(_ t: Double) -> Double {
  if abs(t) > 0.1 { return log1p(t) - t }
  var sum = 0.0
  for n in stride(from: 18, through: 2, by: -1) {
    sum = (n % 2 == 0 ? -1 : 1) / Double(n) + t * sum
  }
  return t * t * sum
}
