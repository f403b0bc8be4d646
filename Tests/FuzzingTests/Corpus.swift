import Foundation
import FuzzedReaders

enum Corpus {
  static func files(of reader: FuzzedReader) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(
      at: folder(of: reader), includingPropertiesForKeys: nil
    ).sorted { $0.path < $1.path }
  }

  static func file(_ name: String, of reader: FuzzedReader) throws -> Data {
    try Data(contentsOf: folder(of: reader).appending(path: name))
  }

  private static func folder(of reader: FuzzedReader) -> URL {
    Bundle.module.resourceURL!.appending(path: "Corpus/\(reader.rawValue)")
  }
}
