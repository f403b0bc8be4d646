import Events
import Foundation

extension VoxelTable {
  /// Writes the table as an archive of NumPy: `visibility` of shape `[x, y, z, tiles]`, `size` in cm, and
  /// `photons` in each voxel, 0 for exact values.
  ///
  /// - Throws: `EventsError` if the file cannot be written.
  public func write(to url: URL) throws {
    try NumPyArchive.write(
      [
        "visibility": NumPyArray(shape: grid.counts + [tileCount], values: values),
        "size": NumPyArray(shape: [3], values: (0..<3).map { grid.size[$0] }),
        "photons": NumPyArray(shape: [], values: [photonsPerVoxel ?? 0]),
      ], to: url)
  }

  /// Reads what `write(to:)` wrote.
  ///
  /// - Parameters:
  ///   - url: The file.
  ///   - detector: What the library has to be of.
  /// - Throws: `EventsError` for a file or an array that is missing or damaged, `LightError` for arrays that
  ///   are not a library of this detector.
  public convenience init(reading url: URL, of detector: LightDetector) throws {
    let archive = try NumPyArchive(url)
    let array = try archive.array("visibility")
    let size = try archive.array("size").values
    let photons = try archive.array("photons").values
    let expected = (0..<3).map { detector.size[$0] }
    guard size == expected else {
      throw LightError.otherDetector(url.path, "'size' is \(size) cm, the detector's \(expected)")
    }
    guard array.shape.count == 4, array.shape[3] == detector.tiles.count,
      array.shape.prefix(3).allSatisfy({ $0 >= 2 })
    else {
      throw LightError.otherDetector(
        url.path,
        "'visibility' has shape \(array.shape); [x, y, z, \(detector.tiles.count)] is expected, at least 2 voxels along each axis"
      )
    }
    guard array.values.allSatisfy({ $0 >= 0 && $0 <= 1 }), photons.count == 1, photons[0] >= 0
    else {
      throw LightError.otherDetector(
        url.path, "'visibility' is a share from 0 to 1, 'photons' one number of at least 0")
    }
    self.init(
      grid: VoxelGrid(size: detector.size, counts: Array(array.shape.prefix(3))),
      tileCount: detector.tiles.count, values: array.values,
      photonsPerVoxel: photons[0] > 0 ? photons[0] : nil)
  }
}
