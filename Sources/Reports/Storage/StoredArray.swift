import Autodiff
import Events
import Foundation

/// An array in a JSON file: its numbers beside it, or the name of the NumPy file that has them.
public struct StoredArray: Codable, Sendable, Equatable {
  public var shape: [Int]
  /// Row-major; nil where `file` has them.
  public var values: [Double]?
  /// The NumPy file, relative to the JSON file's folder; nil where `values` are given.
  public var file: String?
}

extension StoredArray {
  /// The array.
  ///
  /// - Parameters:
  ///   - manifest: The JSON file that it stood in.
  ///   - name: What messages call it.
  /// - Throws: `ReportError.damaged` for numbers that do not fill the shape; `EventsError` for a NumPy
  ///   file that is missing or damaged.
  func tensor(in manifest: URL, named name: String) throws -> Tensor {
    let elements: [Double]
    if let values {
      elements = values
    } else if let file {
      let array = try NumPyFile.read(
        manifest.deletingLastPathComponent().appending(path: file))
      guard array.shape == shape else {
        throw ReportError.damaged(
          manifest.path, "'\(name)' has shape \(shape), but \(file) \(array.shape)")
      }
      elements = array.values
    } else {
      throw ReportError.damaged(manifest.path, "'\(name)' has neither values nor a file")
    }
    guard elementCount(of: shape) == elements.count else {
      throw ReportError.damaged(
        manifest.path, "\(elements.count) numbers do not fill shape \(shape) of '\(name)'")
    }
    return Tensor(shape: Shape(shape), elements: elements)
  }
}
