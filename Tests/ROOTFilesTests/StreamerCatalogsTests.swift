import Testing

@testable import ROOTFiles

@Suite("Catalogues of layouts that are kept")
struct StreamerCatalogsTests {
  @Test func `the same bytes are read once, others and other origins anew`() {
    let catalogs = StreamerCatalogs()
    var made = 0
    func make(_ bytes: [UInt8], _ keyLength: Int) {
      _ = catalogs.catalog(of: bytes, keyLength: keyLength) {
        made += 1
        return .builtIn
      }
    }
    make([1, 2], 50)
    make([1, 2], 50)
    #expect(made == 1)
    make([1, 3], 50)
    make([1, 2], 51)
    #expect(made == 3)
  }

  @Test func `no more than sixteen are kept`() {
    let catalogs = StreamerCatalogs()
    var made = 0
    for round in 0..<2 {
      for byte in 0..<UInt8(17) {
        _ = catalogs.catalog(of: [byte], keyLength: round) {
          made += 1
          return .builtIn
        }
      }
    }
    #expect(made == 34)
    _ = catalogs.catalog(of: [16], keyLength: 1) {
      made += 1
      return .builtIn
    }
    #expect(made == 34)
  }

  @Test func `large ones are not kept`() {
    let catalogs = StreamerCatalogs()
    var made = 0
    for _ in 0..<2 {
      _ = catalogs.catalog(of: Array(repeating: 0, count: (1 << 20) + 1), keyLength: 0) {
        made += 1
        return .builtIn
      }
    }
    #expect(made == 2)
  }
}
