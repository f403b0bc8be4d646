import Dialects
import Foundation
import HistFactory
import Testing

@Suite("Errors in datacards")
struct DatacardErrorTests {
  struct Mistake: Sendable, CustomTestStringConvertible {
    var example = DatacardExample.shapes
    let part: String
    let replacement: String
    let message: String
    var testDescription: String { message }

    init(_ part: String, _ replacement: String, _ message: String) {
      (self.part, self.replacement, self.message) = (part, replacement, message)
    }

    /// A line that is added, as line 12.
    init(adding line: String, _ message: String) {
      self.init("scale shape", "\(line)\nscale shape", "card.txt:12: \(message)")
    }

    var text: DatacardExample { example.replacing(part, with: replacement) }
  }

  static let headers = [
    Mistake(
      "observation -1", "observatin 35",
      """
      card.txt:7: 'observatin' is not known here; did you mean 'observation'?; before the rates there \
      are imax, jmax, kmax, shapes, bin, observation, process, rate
      """),
    Mistake("imax *", "imax two", "card.txt:1: imax 'two' is neither a whole number nor '*'"),
    Mistake("imax *", "imax", "card.txt:1: expected 'imax NUMBER'"),
    Mistake("imax *", "imax 3", "card.txt:1: imax is 3, but the card has 1 channels"),
    Mistake(
      "jmax 2", "jmax 3", "card.txt:2: jmax is 3, but the card has 3 processes; expected one more"),
    Mistake("kmax *", "kmax 3", "card.txt:3: kmax is 3, but the card has 2 nuisance parameters"),
    Mistake(
      "cards.root $CHANNEL/$PROCESS $CHANNEL/$PROCESS_$SYSTEMATIC", "cards.root",
      "card.txt:4: the path of the histogram is missing; expected it after 'cards.root'"),
    Mistake(
      "shapes sig  A ", "shapes *  * ",
      "card.txt:5: there are shapes of process '*' in channel '*' already"),
    Mistake(
      "bin A A A", "bin A A", "card.txt:9: 3 processes for 2 channels; expected equal"),
    Mistake(
      "process sig one two\n", "",
      "card.txt:10: two 'process' lines, names and numbers, are expected before the rates"),
    Mistake(
      "process 0 1 2", "process a b c",
      "card.txt:10: the second 'process' line needs whole numbers, signals below 1"),
    Mistake(
      "process 0 1 2", "process 1 2 3",
      "card.txt:11: no process is a signal; a signal has a number below 1"),
    Mistake(
      "sig one two", "sig one one",
      "card.txt:11: process 'one' has two columns in channel 'A'"),
    Mistake("rate 3 20 -1", "rate 3 20", "card.txt:11: 2 rates for 3 processes; expected equal"),
    Mistake("rate 3 20 -1", "rate 3 x -1", "card.txt:11: rate 'x' is not a finite number"),
    Mistake("rate 3 20 -1", "rate 3 nan -1", "card.txt:11: rate 'nan' is not a finite number"),
    Mistake(
      "rate 3 20 -1", "rate 3 20 -2",
      "card.txt:11: rate -2.0 is negative; −1 takes it from the histogram"),
    Mistake("rate 3 20 -1", "rate 0 0 0", "card.txt:7: channel 'A' has no process with a rate"),
    Mistake(
      "bin A A A", "bin A A AB",
      "card.txt:8: channel 'AB' has no observation; did you mean 'A'?"),
    Mistake(
      "observation -1", "observation 1 2",
      "card.txt:7: 2 observations for 1 channels; expected equal"),
    Mistake(
      "observation -1", "observation -3",
      "card.txt:7: observation -3.0 is negative; −1 takes it from the histogram"),
    Mistake(
      "observation -1\n", "", "card.txt:10: an 'observation' line is expected before the rates"),
    Mistake(
      "observation -1\n", "observation -1\nobservation 2\n",
      "card.txt:8: the observations are in line 7 already"),
  ]

  static let variations = [
    Mistake(
      adding: "x lnn 1 1 1",
      """
      there is no type 'lnn' of nuisance parameters; did you mean 'lnN' or 'lnU' or 'gmN'?; the types \
      are lnN, lnU, gmN, shape, shape2, shapeL, shapeN, shapeN2, shapeU, gmM, trG, unif, dFD, dFD2, \
      constr, param, rateParam, flatParam, extArg, discrete, group, autoMCStats, edit
      """),
    Mistake(adding: "x", "expected 'NAME TYPE …'"),
    Mistake(adding: "x lnN 1 1", "nuisance 'x' has 2 effects for 3 columns"),
    Mistake(adding: "x lnN 1 1 1 1", "nuisance 'x' has more effects than the 3 columns"),
    Mistake(adding: "x lnN 1 1.1x 1", "effect '1.1x' is not a finite number"),
    Mistake(
      adding: "x lnN 1 -2 1",
      "effect '-2' is negative; expected a factor above 0, or '-' for none"),
    Mistake(
      adding: "x lnN 1 0/2 1",
      "effect '0/2'; only lnN, lnU and shape? have DOWN/UP, both of them above 0"),
    Mistake(
      adding: "x shape 1 1/2 1",
      "effect '1/2'; only lnN, lnU and shape? have DOWN/UP, both of them above 0"),
    Mistake(
      adding: "x gmN 1.5 - - 1", "gmN needs the whole number of events in the control region"),
    Mistake(
      adding: "x rateParam B one 1", "rateParam 'x': no process 'one' in a channel 'B'"),
    Mistake(adding: "x rateParam A one 1 [3,2]", "range '[3,2]'; expected '[MIN,MAX]'"),
    Mistake(
      adding: "x rateParam A one 1 [2,3]", "rateParam 'x' begins at 1.0, outside of 2.0...3.0"),
    Mistake(
      adding: "x rateParam A one", "expected 'NAME rateParam CHANNEL PROCESS VALUE [[MIN,MAX]]'"),
    Mistake(adding: "B autoMCStats 10", "there is no channel 'B'"),
    Mistake(
      adding: "A autoMCStats 10 2",
      "expected 'CHANNEL autoMCStats THRESHOLD [INCLUDE SIGNAL 0 or 1] [MODE 1 or 2]'"),
    Mistake(adding: "x group = ", "expected 'NAME group = PARAMETER …'"),
    Mistake(
      "norm lnN", "nuisance edit freeze scal\nnorm lnN",
      "card.txt:13: there is no parameter 'scal' to freeze; did you mean 'scale'?"),
  ]

  @Test(arguments: headers + variations)
  func `of syntax are named with file, line and near names`(mistake: Mistake) throws {
    let error = try #require(throws: DialectError.self) { try mistake.text.card() }
    #expect(error.description == mistake.message)
  }

  static let contents = [
    Mistake(
      "rate 3 20 -1", "rate 3 21 -1",
      "card.txt:11: rate 21.0 of process 'one' in channel 'A', but its histogram has 20.0"),
    Mistake(
      "observation -1", "observation 36",
      "card.txt:7: 36.0 events observed in channel 'A', but its histogram has 35.0"),
    Mistake(
      "$PROCESS$MASS ", "$PROCESS_$MASS ",
      """
      card.txt:5: there is no histogram 'A/sig_125' in 'cards.root'; did you mean 'A/sig125'?
      """),
    Mistake(
      "shapes sig  A  cards.root", "shapes sig  A  card.root",
      "card.txt:5: histogram 'A/sig125' of 'card.root': there is no file card.root"),
    Mistake(
      "$PROCESS$MASS ", "w:$PROCESS ",
      "card.txt:5: 'A/w:sig' is an object of a workspace or a tree; only histograms can be read"),
    Mistake(
      "shapes *    *", "shapes *    B",
      "card.txt:7: no 'shapes' line has process 'data_obs' in channel 'A'"),
    Mistake(
      "$CHANNEL/$PROCESS $CHANNEL", "$CHANNEL/long $CHANNEL",
      "card.txt:11: a histogram of process 'sig' has 2 bins, channel 'A' has 3"),
    Mistake(
      "scale shape 1 0.5 -", "scael shape 1 0.5 -",
      """
      card.txt:12: there is no histogram 'A/sig125_scaelDown' in 'cards.root'; did you mean \
      'A/sig125_scaleDown' or 'A/sig125_scaleUp'?
      """),
    Mistake(
      "norm lnN - 1.1 1.2", "empty shape - - 1",
      """
      card.txt:13: shape 'empty' of process 'two' in channel 'A': a varied histogram has 0.0 events, \
      the nominal one 10.0; both must be above 0
      """),
    Mistake(
      "norm lnN - 1.1 1.2", "norm shape? - - 0.8/1.1",
      "card.txt:13: shape 'norm' has histograms and the effect DOWN/UP; expected a single scale"),
    Mistake(
      "norm lnN", "scale shape 1 - -\nnorm lnN",
      "card.txt:13: an earlier line 'scale' varies the shape of the same process"),
    Mistake(
      " $CHANNEL/$PROCESS_$SYSTEMATIC", "",
      "card.txt:12: line 4 has no path of varied histograms for process 'one'"),
    Mistake(
      "norm lnN", "r lnN",
      "card.txt:13: 'r' is the name of the signal strength; choose another one"),
  ]

  @Test(arguments: contents)
  func `of histograms are named with file, line and near names`(mistake: Mistake) throws {
    let error = try #require(throws: DialectError.self) { try mistake.text.conversion() }
    #expect(error.description == mistake.message)
  }

  @Test func `counts cannot come from histograms that are not there`() throws {
    let error = try #require(throws: DialectError.self) {
      try DatacardExample.counting.replacing("12   7", with: "12 -1").card().workspace()
    }
    #expect(
      error.description
        == "card.txt:8: observation −1 takes the number from a histogram, but there is none")
  }

  @Test func `a gamma must agree with the rate`() throws {
    let error = try #require(throws: DialectError.self) {
      try DatacardExample.counting.replacing("0.25", with: "0.2").card().workspace()
    }
    #expect(
      error.description == """
        card.txt:17: gmN 'region': 24 events times 0.2 are 4.800000000000001, but the rate of 'bkg' in \
        'B' is 6.0
        """)
  }
}
