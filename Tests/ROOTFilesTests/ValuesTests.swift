import ROOTFiles
import Testing

@Suite("Values of columns")
struct ValuesTests {
  @Test func `every kind of number becomes the double that it equals`() {
    let kinds: [(ROOTValues, [Double])] = [
      (.bool([true, false]), [1, 0]), (.int8([-128, 127]), [-128, 127]),
      (.uint8([0, 255]), [0, 255]), (.int16([-32768, 32767]), [-32768, 32767]),
      (.uint16([65535]), [65535]), (.int32([.min]), [-2_147_483_648]),
      (.uint32([.max]), [4_294_967_295]), (.int64([-1, 1 << 53]), [-1, 0x1p53]),
      (.uint64([1, 1 << 53]), [1, 0x1p53]), (.float([0.5, -3]), [0.5, -3]), (.double([7]), [7]),
    ]
    for (values, doubles) in kinds { #expect(values.doubles == doubles) }
    #expect(ROOTValues.text(["1"]).doubles == nil)
  }
}
