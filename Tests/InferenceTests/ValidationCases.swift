import Autodiff
import HistFactory
import Testing

/// The models of pyhf's `tests/test_validation.py`, with the numbers that it asserts.
struct ValidationCase: Sendable, CustomTestStringConvertible {
  let name: String
  let channels: [Channel]
  let counts: [Double]
  /// CLs as that file has it, observed and expected at −2 … 2 standard deviations: with qμ, factors
  /// piecewise exponential and shifts piecewise linear. Its fits stop early, at up to 1.2e-4.
  let published: [Double]
  /// The same from pyhf 0.7.6, its fits polished by Newton steps as in `check_workspace.py`.
  let polished: [Double]
  /// Observed CLs with q̃μ and the usual interpolations, polished.
  let byDefault: Double

  var testDescription: String { name }

  private static let background = "background"

  static let oneBin = ValidationCase(
    name: "one bin, uncorrelated background",
    channels: [
      Channel(
        "channel",
        samples: [.signal([10]), .background(background, [50], .uncorrelated("shape", [7]))])
    ], counts: [55],
    published: [
      0.45418892944576333, 0.06372011644, 0.15096866181, 0.32796574302, 0.60461356983,
      0.86626523320,
    ],
    polished: [
      0.45418653034255785, 0.06371798285161616, 0.15096501494428202, 0.3279606685651625,
      0.6046087049093632, 0.8662627475548592,
    ],
    byDefault: 0.45418653034255785)

  static let luminosity = ValidationCase(
    name: "one bin, luminosity",
    channels: [
      Channel(
        "channel",
        samples: [
          .signal([20]),
          .background("first", [100], .luminosity("lumi", nominal: 1, uncertainty: 0.1)),
          .background("second", [0], .luminosity("lumi", nominal: 1, uncertainty: 0.1)),
        ])
    ], counts: [55],
    published: [
      0.010473144401519705, 0.01060400766, 0.04022451458, 0.13614632580, 0.37078985531,
      0.71104685402,
    ],
    polished: [
      0.010472829220869876, 0.010603506177668079, 0.04022308419111657, 0.13614300444624744,
      0.37078454164830243, 0.7110423234654332,
    ],
    byDefault: 0.0015742693471244831)

  static let normalisation = ValidationCase(
    name: "two bins, normalisation",
    channels: [
      Channel(
        "channel",
        samples: [
          .signal([30, 95]),
          .background(background, [100, 150], .norm("norm", up: 1.1, down: 0.9)),
        ])
    ], counts: [120, 180],
    published: [
      6.735336290569807e-4, 7.472581399e-10, 5.741738272e-8, 3.690120950e-6, 1.696688279e-4,
      0.004392935289,
    ],
    polished: [
      0.0006735341324191423, 7.472800629749732e-10, 5.741882429193394e-08, 3.6901981168375925e-06,
      0.00016967167397538126, 0.00439299123004137,
    ],
    byDefault: 0.000671880341207408)

  static let shape = ValidationCase(
    name: "two bins, shape",
    channels: [
      Channel(
        "channel",
        samples: [
          .signal([30, 95]),
          .background(
            background, [100, 150], .shape("shape", up: [102, 190], down: [98, 100])),
        ])
    ], counts: [120, 180],
    published: [
      0.1001463460725534, 7.133904244e-6, 1.2547100627e-4, 0.00188001067, 0.02078964908,
      0.13692494524,
    ],
    polished: [
      0.10014623471161287, 7.1339951881386785e-06, 0.00012546355150331765, 0.0018799233492915793,
      0.020788944412162235, 0.1369219145397566,
    ],
    byDefault: 0.10094856058946262)

  static let twoChannels = ValidationCase(
    name: "two channels, uncorrelated background",
    channels: [
      Channel(
        "signal",
        samples: [
          .signal([10, 35]), .background(background, [100, 150], .uncorrelated("sr", [10, 10])),
        ]),
      Channel(
        "control",
        samples: [.background(background, [200, 350], .uncorrelated("cr", [5, 10]))]),
    ], counts: [110, 155, 205, 345],
    published: [
      0.0563327694384318, 4.349234604e-4, 0.00342236154, 0.02337454318, 0.12186650297,
      0.40382274594,
    ],
    polished: [
      0.05633262923370131, 0.0004349138384469768, 0.0034223018506879584, 0.02337424175033266,
      0.12186545418606433, 0.4038208011564509,
    ],
    byDefault: 0.05633262923370131)

  static let coupledNormalisation = ValidationCase(
    name: "two channels, coupled normalisation",
    channels: [
      Channel(
        "signal",
        samples: [
          .signal([10, 35]),
          .background("first", [100, 100], .norm("coupled", up: 1.1, down: 0.9)),
          .background("second", [50, 100], .norm("coupled", up: 1.5, down: 0.5)),
        ]),
      Channel(
        "control",
        samples: [.background(background, [100, 100], .norm("coupled", up: 1.1, down: 0.9))]),
    ], counts: [105, 220, 110, 105],
    published: [
      0.5906216823766879, 0.05522270454, 0.13613018808, 0.30686879632, 0.58394379101, 0.85547082850,
    ],
    polished: [
      0.590627644788333, 0.05522926299213199, 0.13614194805657584, 0.306885888556103,
      0.5839609072336402, 0.8554799632149116,
    ],
    byDefault: 0.5887405118064396)

  static let coupledShape = ValidationCase(
    name: "two channels, coupled shape",
    channels: [
      Channel(
        "signal",
        samples: [
          .signal([30, 35]),
          .background("first", [100, 100], .shape("coupled", up: [110, 110], down: [90, 90])),
          .background("second", [50, 120], .shape("coupled", up: [55, 55], down: [45, 45])),
        ]),
      Channel(
        "control",
        samples: [
          .background(
            background, [105, 100], .shape("coupled", up: [110, 115], down: [95, 90]))
        ]),
    ], counts: [170, 220, 110, 105],
    published: [
      0.07967400132261188, 1.765437890e-5, 2.626640936e-4, 0.00334011138, 0.03152286332,
      0.17907927340,
    ],
    polished: [
      0.07967399076484981, 1.7653746419520612e-05, 0.0002626564466336659, 0.0033400361135853987,
      0.031522352928260125, 0.1790774288030443,
    ],
    byDefault: 0.27783246149351926)

  static let coupledShapeFactor = ValidationCase(
    name: "two channels, coupled shape factor",
    channels: [
      Channel(
        "signal",
        samples: [.signal([20, 20]), .background("first", [100, 70], .shapeFactor("coupled"))]),
      Channel(
        "control",
        samples: [.background(background, [100, 100], .shapeFactor("coupled"))]),
    ], counts: [220, 230, 200, 300],
    published: [
      0.5421679124909312, 0.01375329993, 0.04888740006, 0.15555296254, 0.40075613433, 0.73571696310,
    ],
    polished: [
      0.5421679140834995, 0.013753300870619808, 0.04888740255911438, 0.1555529679574702,
      0.40075614241351754, 0.7357169695189989,
    ],
    byDefault: 0.5421679140834995)

  static let all = [
    oneBin, luminosity, normalisation, shape, twoChannels, coupledNormalisation, coupledShape,
    coupledShapeFactor,
  ]
}
