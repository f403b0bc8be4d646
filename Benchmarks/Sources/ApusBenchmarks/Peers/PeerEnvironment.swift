import Foundation

/// Where the Python peers run: a folder with their virtual environment and their inputs.
struct PeerEnvironment {
  /// `venv` and `inputs` are in it, and scripts run in it.
  var folder = Folders.peers
  var scripts = Folders.shared.appending(path: "peers")
  /// Of this package: scripts for which there is none among the peers.
  var ownScripts = Folders.benchmarks.appending(path: "Peers")

  var inputs: URL { folder.appending(path: "inputs") }
  private var venv: URL { folder.appending(path: "venv") }
  private var python: URL { venv.appending(path: "bin/python") }
  private var requirements: URL { scripts.appending(path: "requirements.txt") }

  /// A script of the peers, or else of this package.
  func script(_ name: String, _ arguments: [String]) -> ChildProcess {
    let peer = scripts.appending(path: name)
    let script = exists(peer) ? peer : ownScripts.appending(path: name)
    return python([script.path] + arguments)
  }

  /// The version of an installed Python package.
  func version(of package: String) throws -> String {
    try python(["-c", "import importlib.metadata as m; print(m.version('\(package)'))"])
      .output().trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private func python(_ arguments: [String]) -> ChildProcess {
    ChildProcess(
      executable: python, arguments: arguments, folder: folder,
      environment: .forBenchmarks.merging([
        // This package's scripts import the peers' `common`, whose folder may be read-only.
        "PYTHONPATH": scripts.path, "PYTHONDONTWRITEBYTECODE": "1",
      ]) { $1 })
  }
}

// MARK: Making what is missing

extension PeerEnvironment {
  /// Makes the virtual environment and the inputs, unless they are there.
  ///
  /// - Throws: `MissingPeers` without the peers' scripts, `ChildFailure` where an installation fails.
  func prepare() throws {
    guard exists(requirements) else { throw MissingPeers(folder: scripts) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    if !exists(python) { try install() }
    try installOwn()
    // Each is the last file that its script writes.
    try make("cuts_bkg.npy", with: "make_inputs.py")
    try make("mlp_b2.npy", with: "mlp_inputs.py")
  }

  private func install() throws {
    say("installing \(requirements.path) into \(venv.path)")
    do {
      _ = try ChildProcess.command("python3", ["-m", "venv", venv.path]).output()
      _ = try python(
        ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
          + ["--requirement", requirements.path]
      ).output()
    } catch {
      // Half an installation would be taken for a whole one next time.
      try? FileManager.default.removeItem(at: venv)
      throw error
    }
  }

  /// Installs what only the scripts of this package need, also into an environment made before.
  private func installOwn() throws {
    let names = "('pandas', 'polars')"
    let question = "import importlib.util as u; print(all(u.find_spec(n) for n in \(names)))"
    let answer = try python(["-c", question]).output()
    guard !answer.hasPrefix("True") else { return }
    let file = ownScripts.appending(path: "requirements.txt")
    say("installing \(file.path) into \(venv.path)")
    _ = try python(
      [
        "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement",
        file.path,
      ]
    ).output()
  }

  /// Makes an input with a script, unless it is there.
  func make(_ file: String, with name: String, _ arguments: [String] = []) throws {
    guard !exists(inputs.appending(path: file)) else { return }
    say("making inputs with \(name)")
    _ = try script(name, arguments).output()
  }

  private func exists(_ file: URL) -> Bool { FileManager.default.fileExists(atPath: file.path) }
}

/// The peers' scripts are not there.
struct MissingPeers: Error, CustomStringConvertible {
  var folder: URL

  var description: String {
    "there are no peers in \(folder.path); set APUS_SHARED to the folder that has 'peers'"
  }
}

extension ChildProcess {
  /// A program that is looked up on the path.
  static func command(_ name: String, _ arguments: [String]) -> ChildProcess {
    ChildProcess(
      executable: URL(filePath: "/usr/bin/env"), arguments: [name] + arguments,
      folder: Folders.benchmarks)
  }
}

extension [String: String] {
  /// The environment of both sides: without what would force OpenBLAS to other kernels than those
  /// that it chooses for the processor.
  static var forBenchmarks: [String: String] {
    ProcessInfo.processInfo.environment.filter {
      !["OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"].contains($0.key)
    }
  }
}

/// Tells the user what goes on, apart from the results.
func say(_ text: String) { FileHandle.standardError.write(Data("benchmarks: \(text)\n".utf8)) }
