import Testing

@testable import ROOTFiles

@Suite("Layouts of classes that are written")
struct ClassLayoutTests {
  /// The names of all members of a class and its bases.
  private func memberNames(_ className: String) -> Set<String> {
    switch className {
    case "TObject": return ["fUniqueID", "fBits"]
    case let name where name.hasPrefix("TArray"): return ["fArray"]
    case "TList", "THashList", "TObjArray": return ["fUniqueID", "fBits", "fName"]
    default: break
    }
    let members = ClassLayout.byName[className]?.members ?? []
    return members.reduce(into: []) { names, member in
      if case .base = member.kind {
        names.formUnion(memberNames(member.name))
      } else {
        names.insert(member.name)
      }
    }
  }

  private func check(_ object: StreamedObject) {
    let unknown = Set(object.members.keys).subtracting(memberNames(object.className))
    #expect(unknown.isEmpty, "\(object.className)")
    for case .object(let part) in object.members.values { check(part) }
  }

  @Test func `every member of a histogram that is written is one of its class`() {
    for (_, histogram) in WrittenExample.histograms {
      var pool = ObjectPool()
      check(histogram.object(&pool))
      pool.pointees.forEach(check)
    }
  }

  @Test func `the layouts of a file are those of its classes and all that these need`() throws {
    var pool = ObjectPool()
    let list = ClassLayout.streamerInfo(of: ["TH2F", "TProfile"], &pool)
    let names = list.items.map { item -> StreamedValue? in
      guard case .pointer(let index?) = item else { return nil }
      return pool.pointees[index]["fName"]
    }
    let texts = names.compactMap { name -> String? in
      guard case .text(let text)? = name else { return nil }
      return text
    }
    #expect(
      texts == [
        "TH2F", "TH2", "TH1", "TNamed", "TAttLine", "TAttFill", "TAttMarker", "TAxis", "TAttAxis",
        "TProfile", "TH1D",
      ])
  }
}
