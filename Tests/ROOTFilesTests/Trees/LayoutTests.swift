import Foundation
import Testing

@testable import ROOTFiles

@Suite("How numbers and types are stored")
struct LayoutTests {
  @Test(
    arguments: [
      ("", nil, nil), ("[n]", nil, nil), ("[3]", nil, nil), ("the range", nil, nil),
      ("[0,100]", 4_294_967_295.0 / 100, nil), ("[0,100,20]", 1_048_576.0 / 100, nil),
      ("[-pi,pi,12]", 4096 / (2 * Double.pi), nil),
      ("[n][ -2*pi , twopi , 8 ]", 256 / (4 * .pi), nil),
      ("x[3]/d[-pi/2,pi/4,2]", 4 / (0.75 * .pi), nil), ("[0,0,10]", nil, 10),
      ("[0,0,20]", nil, nil),
      ("[0,1,50]", 4_294_967_295.0, nil),
    ] as [(String, Double?, Int?)])
  func `ranges in comments`(comment: String, factor: Double?, bits: Int?) {
    let range = PackedRange(comment: comment)
    #expect(range.factor == factor)
    #expect(range.mantissaBits == bits)
  }

  @Test func `names of types`() {
    let type = CppType("const std::map< int, std::vector<float, std::allocator<float> > >")
    #expect(type.name == "map")
    #expect(type.arguments == ["int", "std::vector<float, std::allocator<float> >"])
    #expect(CppType("vector<vector<float> >").isSequence)
    #expect(CppType("ROOT::VecOps::RVec<int>").isSequence)
    #expect(!CppType("pair<int,int>").isSequence && CppType("std::string").isText)
    #expect(CppType("unsigned int").numberCode == 13 && CppType("Event").numberCode == nil)
  }

  @Test func `numbers of three bytes`() {
    // 2⁰ has the exponent 127. The sign is the second bit above the twelve of the mantissa.
    let number = StoredNumber(.float, packing: .mantissa(bits: 12))
    let stored: [UInt8] = [127, 0, 0, 127, 0x04, 0, 127, 0x20, 0, 128, 0x08, 0]
    let values = ROOTValues(.float, capacity: 4) { target in
      stored.withUnsafeBytes { number.decode($0, into: target.baseAddress!) }
      return 4
    }
    #expect(values == .float([1, 1.25, -1, 3]))
  }

  @Test func `truth values are anything but zero`() {
    let values = ROOTValues(.bool, capacity: 3) { target in
      ([0, 1, 7] as [UInt8]).withUnsafeBytes {
        StoredNumber(.bool).decode($0, into: target.baseAddress!)
      }
      return 3
    }
    #expect(values == .bool([false, true, true]))
  }

  @Test func `joined arrays count on`() {
    let type = ROOTColumnType.list(.list(.number(.int8)))
    let one = ROOTArray(
      type: type, count: 2, offsets: [[0, 1, 2], [0, 2, 3]], values: .int8([1, 2, 3]))
    let other = ROOTArray(type: type, count: 1, offsets: [[0, 1], [0, 1]], values: .int8([4]))
    #expect(
      ROOTArray.joined([one, other])
        == ROOTArray(
          type: type, count: 3, offsets: [[0, 1, 2, 3], [0, 2, 3, 4]], values: .int8([1, 2, 3, 4])))
  }

  @Test func `a basket that says too much`() throws {
    // The number of entries of a basket stands behind two sizes at the end of its header.
    var bytes = try Data(contentsOf: MadeTrees.url("none"))
    let tree = try ROOTFile(bytes, path: "none.root").tree("many")
    let key = try ROOTFile(bytes, path: "none.root")["many"]
    let object = try key.object(of: "TTree", called: "a tree")
    let contents = try TreeContents(object, count: tree.count, storage: key.storage)
    guard case .stored(let position) = contents.columns[2].baskets.baskets[0] else {
      Issue.record("the first basket of 'y' is in the tree")
      return
    }
    let length = Int(bytes[position + 14]) << 8 | Int(bytes[position + 15])
    bytes.replaceSubrange(
      position + length - 9..<position + length - 5, with: [127, 255, 255, 255])
    let error = try #require(throws: ROOTFileError.self) {
      try ROOTFile(bytes, path: "none.root").tree("many").read("y")
    }
    #expect(
      error.description
        == "none.root, key 'many;1, column y', byte \(position): a basket of"
        + " 2147483647 entries where the tree has \(contents.columns[2].baskets.starts[1]) in it;"
        + " the file is damaged")
  }
}
