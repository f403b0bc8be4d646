import Foundation
import SystemPrograms

/// Makes a file by another program; it appears whole or not at all.
///
/// - Parameters:
///   - file: The file; folders above it are made.
///   - tool: The program.
///   - seconds: How long it may take.
///   - arguments: Made of a folder for files in between and the path that the program is to write to.
/// - Throws: `SystemProgramError`, ``PagesError/noOutput(of:)``, ``PagesError/unwritable(_:reason:)``.
func make(
  _ file: URL, by tool: SystemProgram, within seconds: Double,
  _ arguments: (_ folder: URL, _ output: String) throws -> [String]
) throws {
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "apus-\(UUID().uuidString)", directoryHint: .isDirectory)
  let made = folder.appending(path: "made").appendingPathExtension(file.pathExtension)
  defer { try? FileManager.default.removeItem(at: folder) }
  do {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try tool.run(arguments(folder, made.path), within: seconds)
    guard let data = try? Data(contentsOf: made), !data.isEmpty else {
      throw PagesError.noOutput(of: tool.file.path)
    }
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file, options: .atomic)
  } catch let error where error is PagesError || error is SystemProgramError {
    throw error
  } catch {
    throw PagesError.unwritable(file.path, reason: error.localizedDescription)
  }
}

extension SystemProgram {
  /// The first of several programs that is there.
  ///
  /// - Parameters:
  ///   - names: What they are called, the best first.
  ///   - product: What they are to make, for errors.
  ///   - package: A package of Debian that has one.
  ///   - searchPath: Folders separated by `:`; those of the variable `PATH` if nil.
  /// - Throws: ``PagesError/noProgram(for:among:package:)``.
  init(oneOf names: [String], for product: String, package: String, searchPath: String?) throws {
    let found = names.lazy.compactMap { try? SystemProgram($0, searchPath: searchPath) }.first
    guard let found else {
      throw PagesError.noProgram(for: product, among: names, package: package)
    }
    self = found
  }
}
