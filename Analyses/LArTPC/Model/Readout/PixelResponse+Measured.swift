import Events
import Foundation

/// Why a table of responses cannot be used.
public enum ResponseError: Error, CustomStringConvertible {
  /// The table has another shape than `[15, 15, 177]`, with the shape that it has.
  case wrongShape(file: String, [Int])
  /// The integral of the current above a zone is neither 1 (on the pixel) nor 0 (beside it).
  case wrongIntegral(file: String, zone: (Int, Int), Double)

  /// What is wrong, and with which file.
  public var description: String {
    switch self {
    case .wrongShape(let file, let shape):
      "'\(file)' holds an array of shape \(shape); a response of shape [15, 15, 177] is expected: "
        + "15 × 15 distances of a tenth of the pitch, 177 times of 0.05 µs, as in larnd-sim's "
        + "response_38.npy"
    case .wrongIntegral(let file, let zone, let integral):
      "'\(file)': the current at distance [\(zone.0), \(zone.1)] integrates to \(integral); "
        + "\(max(zone.0, zone.1) < PixelResponse.half ? 1 : 0) is expected"
    }
  }
}

extension PixelResponse {
  /// The response that was computed from the electrodes' fields for pixels of 3.8 mm pitch, with the
  /// currents of neighbours: larnd-sim's `response_38.npy`.
  ///
  /// The file has currents per electron, in 1/µs, in 177 samples of 0.05 µs for 15 × 15 distances from the
  /// pixel's centre in tenths of the pitch, which is taken as Module-0's here. Their integrals are 1 for
  /// the 5 × 5 distances above the pixel, 0 outside. Two samples make a tick. The table has no zero of
  /// time: the end of the current above the centre is put where the parametrised one has it.
  ///
  /// - Parameter file: The `.npy` file.
  /// - Throws: ``ResponseError``; `EventsError` if it cannot be read.
  public static func measured(_ file: URL) throws -> PixelResponse {
    let array = try NumPyFile.read(file)
    guard array.shape == [15, 15, 177] else {
      throw ResponseError.wrongShape(file: file.path, array.shape)
    }
    let samples = 177
    let shift = endOfParametrisedTick - (endOfCurrent(array.values[0..<samples]) + 1) / 2
    let charges = try (0..<15 * 15).flatMap { place in
      let current = array.values[place * samples..<(place + 1) * samples]
      let zone = (place / 15, place % 15)
      let integral = current.reduce(0, +) * sampling
      guard abs(integral - (max(zone.0, zone.1) < half ? 1 : 0)) < 1e-6 else {
        throw ResponseError.wrongIntegral(file: file.path, zone: zone, integral)
      }
      return ticked(current, shift: shift)
    }
    return PixelResponse(name: "measured", reach: 1, rows: 15, charges: charges)
  }

  /// µs of a sample in the file.
  private static var sampling: Double { 0.05 }

  /// The number after the last tick that has current above the centre.
  private static var endOfParametrisedTick: Int {
    endOfCurrent(parametrised.charge(x: 0, y: 0))
  }

  private static func endOfCurrent(_ current: ArraySlice<Double>) -> Int {
    (current.lastIndex { abs($0) > 1e-3 } ?? current.startIndex) - current.startIndex + 1
  }

  /// Sums of two samples, moved by whole ticks; what falls outside is added to the first or last.
  private static func ticked(_ current: ArraySlice<Double>, shift: Int) -> [Double] {
    var charges = [Double](repeating: 0, count: ticks)
    for (index, value) in current.enumerated() {
      charges[min(max(index / 2 + shift, 0), ticks - 1)] += value * sampling
    }
    return charges
  }
}
