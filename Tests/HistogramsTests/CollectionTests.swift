import Histograms
import Testing

@Suite("Histogram collection")
struct CollectionTests {
  @Test func `histograms keep the order they came in`() throws {
    let collection = try sampleCollection()
    #expect(
      collection.paths
        == ["SR/Z → ττ, \"signal\"/tau_up", "SR/signal/nominal", "CR/background/empty"])
    #expect(collection.map(\.histogram.name) == ["tau_up", "nominal", "empty"])
    #expect(try collection["SR/signal/nominal"].name == "nominal")
  }

  @Test func `prefixes are whole parts`() throws {
    let collection = try sampleCollection()
    #expect(collection.under("SR").count == 2)
    #expect(collection.under("SR/signal").paths == ["SR/signal/nominal"])
    #expect(collection.under("SR/sig").isEmpty)
  }

  @Test func `errors`() throws {
    var collection = try sampleCollection()
    let histogram = try sampleHistogram()
    #expect(
      errorText { try collection.add(histogram, at: "SR//up") }
        == "'SR//up' is no path for a histogram; expected parts joined by '/', none of them"
        + " empty or with a line break")
    #expect(errorText { try collection.add(histogram, at: "") }.hasPrefix("'' is no path"))
    #expect(errorText { try collection.add(histogram, at: "a\nb") }.contains("line break"))
    #expect(
      errorText { try collection.add(histogram, at: "SR/signal/nominal") }
        == "there is a histogram at 'SR/signal/nominal' already")
    #expect(
      errorText { try collection["SR/signal/nominla"] }
        == "no histogram at 'SR/signal/nominla'; did you mean 'SR/signal/nominal'?"
        + "\nThe paths are: SR/Z → ττ, \"signal\"/tau_up, SR/signal/nominal, CR/background/empty"
    )
  }
}
