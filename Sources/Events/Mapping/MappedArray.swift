import Foundation

/// A memory-mapped NumPy file whose header has been read.
struct MappedArray {
  private let file: MappedFile
  private let layout: NumPyLayout

  /// - Throws: `EventsError.missingFile`, `.unreadableFile` or `.numPy`, as `NumPyFile.read`.
  init(_ url: URL) throws {
    file = try MappedFile(url)
    do {
      layout = try NumPyLayout(file.bytes)
      try layout.type.requireExact(UnsafeRawBufferPointer(rebasing: file.bytes[layout.start...]))
    } catch let failure as NumPyFailure {
      throw EventsError.numPy(file: file.path, failure.problem)
    }
  }

  /// The array's columns, one for each name.
  ///
  /// - Throws: `EventsError.arrayShape`.
  func columns(named names: [String]) throws -> [MappedElements] {
    let shape = layout.shape
    let width = shape.count == 1 ? 1 : shape.last
    guard (1...2).contains(shape.count), width == names.count else {
      throw EventsError.arrayShape(shape, columns: names, file: file.path)
    }
    let (count, size) = (shape[0], layout.type.size)
    return names.indices.map { index in
      MappedElements(
        file, type: layout.type,
        offset: layout.start + index * size * (layout.isFortranOrder ? count : 1),
        stride: layout.isFortranOrder ? size : size * names.count, count: count)
    }
  }
}
