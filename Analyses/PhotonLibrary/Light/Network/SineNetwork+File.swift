import Autodiff
import Events
import Foundation

extension SineNetwork {
  /// Writes the network as an archive of NumPy: all `weights` in order, its `shape` (layers, width, ω, tiles) and
  /// the `size` of the detector in cm.
  ///
  /// - Throws: `EventsError` if the file cannot be written.
  public func write(to url: URL) throws {
    let numbers = [Double(shape.layers), Double(shape.width), shape.omega, Double(tileCount)]
    let flat = weights.flattened
    try NumPyArchive.write(
      [
        "weights": NumPyArray(shape: [flat.count], values: flat),
        "shape": NumPyArray(shape: [4], values: numbers),
        "size": NumPyArray(shape: [3], values: (0..<3).map { size[$0] }),
      ], to: url)
  }

  /// Reads what `write(to:)` wrote.
  ///
  /// - Parameters:
  ///   - url: The file.
  ///   - detector: What the network has to be of.
  ///   - precision: How precisely it computes for many points at once.
  /// - Throws: `EventsError` for a file or an array that is missing or damaged, `LightError` for a network that
  ///   is not of this detector.
  public init(reading url: URL, of detector: LightDetector, precision: Precision = .single) throws {
    let archive = try NumPyArchive(url)
    let numbers = try archive.array("shape").values
    let size = try archive.array("size").values
    let weights = try archive.array("weights").values
    guard size == (0..<3).map({ detector.size[$0] }), numbers.count == 4,
      numbers[3] == Double(detector.tiles.count)
    else {
      throw LightError.otherDetector(
        url.path,
        "the network is of a box of \(size) cm and has the shape \(numbers); the detector's box is \(detector.size), with \(detector.tiles.count) tiles"
      )
    }
    guard 1...64 ~= numbers[0], 1...4096 ~= numbers[1], numbers[2].isFinite, numbers[2] != 0 else {
      throw LightError.otherDetector(
        url.path, "'shape' is \(numbers); up to 64 layers of up to 4096 units are expected")
    }
    let shape = SineShape(
      layers: Int(numbers[0]), width: Int(numbers[1]), omega: numbers[2])
    let expected = shape.parameterCount(tiles: detector.tiles.count)
    guard weights.count == expected, weights.allSatisfy(\.isFinite) else {
      throw LightError.otherDetector(
        url.path, "'weights' has \(weights.count) elements; \(expected) finite ones are expected")
    }
    self.init(
      shape, size: detector.size, tiles: detector.tiles.count, precision: precision, flat: weights)
  }
}

extension SineShape {
  /// How many weights and biases there are.
  public func parameterCount(tiles: Int) -> Int {
    4 * width + (layers - 1) * (width + 1) * width + (width + 1) * tiles
  }
}
