import Foundation
import Notebooks

/// A notebook that was compiled into this program.
struct TangledNotebook: Sendable {
  let name: String
  let run: @Sendable () throws -> Void
}

/// Whether the output is to be taken apart by blocks.
nonisolated(unsafe) var marksBlocks = false

/// Called before each block of a notebook.
func beginBlock(_ block: Int) {
  if marksBlocks { print(NotebookOutput.marker(block)) }
  fflush(nil)
}
