import Testing

/// The test of μ = 1 of a published point at its minima.
struct PolishedPoint: Sendable, CustomTestStringConvertible {
  let name: String
  /// 2 NLL of the free fit relative to the saturated model.
  let deviance: Double
  let cls: Double
  let expected: [Double]
  /// How far Newton's method with differences of gradients comes, on either side.
  let tolerance: Double

  var testDescription: String { name }
  var point: PublishedPoint { PublishedPoint.present.first { $0.name == name }! }

  static let present = all.filter { PublishedPoint.isPresent($0.name) }

  private static let all = [
    PolishedPoint(
      name: "SUSY-2018-31 RegionA sbottom_1300_205_60", deviance: 3.513433812625597,
      cls: 0.24443695578506305,
      expected: [
        0.09022626511033255, 0.19378572114024356, 0.38432569900418656, 0.6557776688871354,
        0.89104298457582,
      ], tolerance: 1e-9),
    PolishedPoint(
      name: "SUSY-2018-31 RegionA sbottom_1400_950_60", deviance: 3.5309258108227555,
      cls: 0.021373265042686464,
      expected: [
        0.0026446946570794386, 0.013976702396014281, 0.0649729655788907, 0.2364446575103911,
        0.5744838713529116,
      ], tolerance: 1e-9),
    PolishedPoint(
      name: "SUSY-2018-31 RegionA sbottom_1500_850_60", deviance: 3.5221303890911875,
      cls: 0.04536750287297418,
      expected: [
        0.005984530325940193, 0.02610294419103316, 0.10093831454786639, 0.31019599054972463,
        0.6553658316943671,
      ], tolerance: 1e-9),
    PolishedPoint(
      name: "SUSY-2018-04 combined DS_120_1", deviance: 1.7319128876239618,
      cls: 0.05268984831510847,
      expected: [
        0.00017981188732513225, 0.0016999620487533917, 0.013879040700240977, 0.08568780664966032,
        0.330132705593687,
      ], tolerance: 1e-9),
    PolishedPoint(
      name: "SUSY-2018-04 combined DS_240_40", deviance: 2.2642734707545817,
      cls: 0.000631061626729297,
      expected: [
        1.9893544467063534e-07, 6.486992340971712e-06, 0.00017853079286929478,
        0.0035676339808364712, 0.04120357267366192,
      ], tolerance: 1e-9),
    PolishedPoint(
      name: "SUSY-2018-04 combined DS_360_120", deviance: 2.265475901383811,
      cls: 0.0718906708215723,
      expected: [
        0.0052738880520749615, 0.02371004476652031, 0.09437842717655796, 0.29780450340660486,
        0.6428900898597609,
      ], tolerance: 1e-9),
    PolishedPoint(
      name: "SUSY-2018-06 ERJR_100p0_20p0", deviance: 0.3097882317590978,
      cls: 0.14863165388976118,
      expected: [
        0.00047249467679889764, 0.003653256111215369, 0.024529711102336014, 0.125848546688885,
        0.4111384682991808,
      ], tolerance: 1e-8),
    PolishedPoint(
      name: "SUSY-2018-06 ERJR_250_50", deviance: 0.9181116338763088, cls: 0.00042747842590138557,
      expected: [
        1.4972601033261064e-08, 7.362425099127119e-07, 3.0409111675363387e-05,
        0.0009047378953186459, 0.015337946364383554,
      ], tolerance: 1e-8),
    PolishedPoint(
      name: "SUSY-2018-06 ERJR_500p0_300p0", deviance: 0.8748214286559223, cls: 0.6943933303531049,
      expected: [
        0.21526384807928264, 0.3574470406476312, 0.559894002018292, 0.7864328867551736,
        0.9432169998636535,
      ], tolerance: 1e-8),
  ]
}
