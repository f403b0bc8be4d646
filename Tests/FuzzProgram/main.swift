import Foundation
import FuzzedReaders

// APUS_FUZZ_READER=csv fuzz-readers [libFuzzer's options and folders]; `scripts/fuzz` calls it. The
// reader is no argument, because libFuzzer starts workers with its own arguments.

/// libFuzzer's door for programs that have a main of their own.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

private let name = ProcessInfo.processInfo.environment["APUS_FUZZ_READER"] ?? ""
guard let chosen = FuzzedReader(rawValue: name) else {
  let names = FuzzedReader.allCases.map(\.rawValue).joined(separator: ", ")
  print("APUS_FUZZ_READER is '\(name)'; expected one of \(names)")
  exit(2)
}
private let reader = chosen

// Where the stack has overflown, libFuzzer's handler needs another one to save the input.
private var handlerStack = stack_t()
handlerStack.ss_size = 1 << 18
handlerStack.ss_sp = .allocate(byteCount: handlerStack.ss_size, alignment: 16)
sigaltstack(&handlerStack, nil)

private var count = CommandLine.argc
private var arguments = CommandLine.unsafeArgv
let status = runFuzzer(&count, &arguments) { bytes, count in
  reader.accepts(Data(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}
exit(status)
