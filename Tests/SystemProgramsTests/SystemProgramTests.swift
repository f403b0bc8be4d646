import Foundation
import SystemPrograms
import TestSupport
import Testing

@Suite("Programs of the system")
struct SystemProgramTests {
  private func shell() throws -> SystemProgram { try SystemProgram("sh") }

  @Test func `give what they write`() throws {
    let output = try shell().run(["-c", "printf '%s ' \"$@\"", "sh", "a b", "'c'"], within: 60)
    #expect(String(decoding: output, as: UTF8.self) == "a b 'c' ")
  }

  @Test func `may write more than a pipe holds`() throws {
    let output = try shell().run(
      ["-c", "yes error | head -c 300000 >&2; yes | head -c 300000"], within: 60)
    #expect(output.count == 300_000)
  }

  @Test func `are looked up on the search path, or where their path says`() throws {
    try withTemporaryFolder { folder in
      let tool = folder.appending(path: "tool")
      try Data("#!/bin/sh\necho here\n".utf8).write(to: tool)
      #expect(throws: SystemProgramError.notFound("tool")) {
        try SystemProgram("tool", searchPath: folder.path)
      }
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: tool.path)
      let found = try SystemProgram("tool", searchPath: "/nowhere:\(folder.path)")
      #expect(found.file.path == tool.path)
      let output = try SystemProgram(tool.path).run([], within: 60)
      #expect(String(decoding: output, as: UTF8.self) == "here\n")
      // A folder may be entered, not run.
      #expect(throws: SystemProgramError.notFound(folder.path)) { try SystemProgram(folder.path) }
    }
  }

  @Test func `that fail say why`() throws {
    let program = try shell()
    let error = #expect(throws: SystemProgramError.self) {
      try program.run(["-c", "echo first >&2; echo last >&2; exit 3"], within: 60)
    }
    #expect(error == .failed(program.file.path, "exit status 3", "last"))
    let killed = #expect(throws: SystemProgramError.self) {
      try program.run(["-c", "kill -9 $$"], within: 60)
    }
    #expect(killed == .failed(program.file.path, "signal 9", ""))
  }

  @Test func `that cannot be started say so`() throws {
    try withTemporaryFolder { folder in
      let tool = folder.appending(path: "tool")
      try Data("#!/no/such/interpreter\n".utf8).write(to: tool)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: tool.path)
      let program = try SystemProgram(tool.path)
      #expect(throws: SystemProgramError.self) { try program.run([], within: 60) }
    }
  }

  @Test func `are ended when they take too long, whatever their children do`() throws {
    let program = try shell()
    #expect(throws: SystemProgramError.tooSlow(program.file.path, seconds: 0.1)) {
      try program.run(["-c", "sleep 600 & wait"], within: 0.1)
    }
  }
}
