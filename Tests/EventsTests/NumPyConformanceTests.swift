import Events
import Foundation
import TestSupport
import Testing

@Suite("Conformance with NumPy")
struct NumPyConformanceTests {
  @Test(.enabled(if: ConformanceScript.mayRun, "\(ConformanceScript.skipped)"))
  func `NumPy reads what Apus writes, and Apus what NumPy writes`() throws {
    let array = NumPyArray(shape: [2, 3], values: [0, 1, 2, 3, 4, 5])
    try withTemporaryFolder { folder in
      let written = folder.appending(path: "apus.npy")
      try NumPyFile.write(array, to: written)
      #expect(try ConformanceScript("numpy_arrays.py").run([written.path, folder.path]) == 0)
      let files = try FileManager.default.contentsOfDirectory(
        at: folder, includingPropertiesForKeys: nil)
      #expect(files.count == 46)
      for file in files { #expect(try NumPyFile.read(file) == array, "\(file.path)") }
    }
  }
}
