import TestSupport
import Testing

@Suite("apus: tables")
struct TableTests {
  @Test func `inspect shows what is in a workspace`() throws {
    let run = try Program(apus: ["inspect", "two-regions.json"])
    #expect(run.status == 0 && run.errors == "")
    #expect(
      run.output == """
        two-regions.json (JSON): 2 channels, 4 bins, 2 samples, 4 parameters with 6 elements

        channels and samples  bins  observed  nominal  modifiers
        SR                       3       107      105
        ├─ signal                                  15  normfactor mu; normsys JES
        └─ ttbar                                   90  histosys JES; normfactor mu_ttbar; staterror stat_SR
        CR                       1       412      400
        └─ ttbar                                  400  normfactor mu_ttbar; normsys JES

        parameter  elements  constraint  initial  bounds       modifiers
        mu                1  none              1  [-5, 10]     normfactor         of interest
        JES               1  normal            0  [-5, 5]      histosys, normsys
        mu_ttbar          1  none              1  [0, 10]      normfactor
        stat_SR           3  normal            1  [1e-10, 10]  staterror

        measurement     of interest  settings for
        search (shown)  mu           mu
        background      mu_ttbar     none

        """)
  }

  @Test func `fit shows parameters, intervals, correlations and yields`() throws {
    let run = try Program(
      apus: ["fit", "two-regions.json", "--minos", "mu", "--correlations", "0.2", "--yields"])
    #expect(run.status == 0 && run.errors == "")
    #expect(
      run.output == """
        Fit of two-regions.json: converged after 3 iterations
        -2 log L = 14.9717; goodness of fit: 0.2311 for 2 degrees of freedom, p = 0.891

        parameter   value  uncertainty   pull  constraint
        mu          0.92         0.65
        JES         0.22         0.84    0.22        0.84
        mu_ttbar    1.024        0.054
        stat_SR[0]  1.000        0.048   0.00        0.97
        stat_SR[1]  1.004        0.066   0.07        0.99
        stat_SR[2]  0.992        0.073  -0.11        0.98

        mu = 0.92 +0.69 -0.63

        correlations     mu    JES  mu_ttbar  stat_SR[1]
        mu             1.00  -0.19     -0.21       -0.26
        JES           -0.19   1.00     -0.42       -0.04
        mu_ttbar      -0.21  -0.42      1.00        0.04
        stat_SR[1]    -0.26  -0.04      0.04        1.00

        events after the fit  expected  uncertainty  observed
        SR                       107.4          9.3       107
        ├─ signal                 14.2          9.9
        └─ ttbar                  93.2          5.8
        CR                       412           20         412
        └─ ttbar                 412           20

        """)
  }

  @Test func `fit tells what is held and what is at a bound`() throws {
    let run = try Program(
      apus: ["fit", "two-bins.json", "--fix", "uncorr_bkguncrt[1]=1", "--minos", "mu"])
    #expect(run.status == 0)
    let lines = run.output.split(separator: "\n")
    #expect(
      lines.contains("mu                  0                                     at its bound"))
    #expect(lines.contains("uncorr_bkguncrt[1]  1.000                                 held"))
    #expect(
      lines.last!.hasPrefix("mu = 0.00 +") && lines.last!.hasSuffix("the lower end is its bound)"))
  }

  @Test func `test, limit and significance show observed and expected`() throws {
    #expect(
      try Program(apus: ["test", "two-bins.json"]).output == """
        Test of mu = 1 by q̃μ, asymptotic

                             CLs
        observed         0.0525
        expected -2σ     0.00261
        expected -1σ     0.0138
        expected median  0.0645
        expected +1σ     0.235
        expected +2σ     0.573

        CLs+b = 0.0233, CLb = 0.444, q̃μ = 3.938

        """)
    #expect(
      try Program(apus: ["limit", "two-bins.json", "--level", "0.05"]).output == """
        Upper limit on mu at 95 % confidence (CLs = 0.05 by q̃μ, asymptotic)

                             mu
        observed         1.012
        expected -2σ     0.5599
        expected -1σ     0.7570
        expected median  1.062
        expected +1σ     1.501
        expected +2σ     2.051

        """)
    #expect(
      try Program(apus: ["significance", "two-regions.json", "--mu", "2"]).output == """
        Significance of mu > 0 by q0 = 2.231, asymptotic

                                                significance   p-value
        observed                                       1.494  0.0676
        expected before data, mu = 2                   3.053  0.00113
        expected after the fit, mu = 1, +2σ            3.614  0.000151
        expected after the fit, mu = 1, +1σ            2.614  0.00447
        expected after the fit, mu = 1, median         1.614  0.0532
        expected after the fit, mu = 1, -1σ            0.614  0.270
        expected after the fit, mu = 1, -2σ           -0.386  0.650

        """)
  }

  @Test func `scan and impacts show rows`() throws {
    #expect(
      try Program(apus: ["scan", "two-regions.json", "mu=0:1:3", "JES=-1:1:2"]).output == """
        Best fit at mu = 0.9188, JES = 0.2181; -2 log of the profile likelihood ratio to it:

         mu  JES  -2 Δlog L
        0     -1     3.8026  ▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪
        0      1     3.1642  ▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪
        0.5   -1     2.2691  ▪▪▪▪▪▪▪▪▪▪▪▪▪▪
        0.5    1     1.2801  ▪▪▪▪▪▪▪▪
        1     -1     1.7719  ▪▪▪▪▪▪▪▪▪▪▪
        1      1     1.0755  ▪▪▪▪▪▪▪

        """)
    #expect(
      try Program(apus: ["impacts", "two-regions.json", "--top", "3"]).output == """
        mu = 0.92 ± 0.65; its changes with 5 nuisance parameters:

           parameter   value  uncertainty  pull    down      up  before the fit: down      up
        1  stat_SR[1]  1.004        0.066  0.07  +0.169  -0.168                +0.171  -0.170
        2  mu_ttbar    1.024        0.054        +0.141  -0.120
        3  JES         0.22         0.84   0.22  +0.069  -0.111                +0.077  -0.125

        and 2 more

        """)
  }

  @Test func `toys show shares with their errors`() throws {
    let test = try Program(apus: ["toys", "two-bins.json", "--toys", "200"])
    #expect(test.status == 0 && test.errors == "")
    #expect(
      test.output.hasPrefix(
        "Test of mu = 1 by q̃μ in toys: 200 with signal, 200 of background\n"))
    #expect(test.output.contains("q̃μ = 3.938"))
    let discovery = try Program(apus: ["toys", "two-bins.json", "--toys", "200", "--discovery"])
    #expect(discovery.output.hasPrefix("Significance of mu > 0 by q0 = 0 in 200 toys: 0\n"))
  }
}
