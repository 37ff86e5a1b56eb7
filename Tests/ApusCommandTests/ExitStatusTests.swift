import Foundation
import XCTest

final class ExitStatusTests: XCTestCase {
  func testWrongUsageIsTwo() throws {
    try CommandRun("train", "--no-such-option").assertFailed(status: 2, saying: "--no-such-option")
    try CommandRun("no-such-command").assertFailed(status: 2, saying: "no-such-command")
    try CommandRun("train", "--iterations", "-1").assertFailed(status: 2, saying: "iterations")
    try CommandRun("train", "--iterations", "many").assertFailed(status: 2, saying: "many")
    try CommandRun("train", "--batch-size", "0").assertFailed(status: 2, saying: "--batch-size")
    try CommandRun("train", "--hidden-size", "0").assertFailed(status: 2, saying: "--hidden-size")
    try CommandRun("train", "--learning-rate", "nan").assertFailed(
      status: 2, saying: "--learning-rate")
    try CommandRun("train", "--seed", "4294967296").assertFailed(status: 2, saying: "--seed")
    try CommandRun("train", "--precision", "half").assertFailed(
      status: 2, saying: "half", "double", "float")
    try CommandRun("train", "--init", "zero").assertFailed(status: 2, saying: "he", "xavier")
    try CommandRun("train", "--threads", "0").assertFailed(status: 2, saying: "--threads")
    try CommandRun("train", "--json", "").assertFailed(status: 2, saying: "--json")
    try CommandRun("check-gradients", "--batch-size", "0").assertFailed(
      status: 2, saying: "--batch-size")
  }

  func testSizesBeyondTheMachineAreRefused() throws {
    try CommandRun("train", "--batch-size", "900000000000").assertFailed(
      status: 2, saying: "--batch-size", "GB")
    try CommandRun("train", "--hidden-size", "9000000000000000000").assertFailed(
      status: 2, saying: "--hidden-size", "GB")
  }

  func testMissingAndBadDataIsThree() throws {
    try CommandRun("train", "--dataset", "/no/such/folder").assertFailed(
      status: 3, saying: "/no/such/folder")
    try withTinyDataset { folder in
      try FileManager.default.removeItem(atPath: folder + "/t10k-labels-idx1-ubyte")
      try CommandRun("train", "--dataset", folder).assertFailed(
        status: 3, saying: "t10k-labels-idx1-ubyte")
    }
    try withTinyDataset { folder in
      let path = folder + "/train-images-idx3-ubyte"
      let data = try Data(contentsOf: URL(fileURLWithPath: path))
      try data.dropLast().write(to: URL(fileURLWithPath: path))
      try CommandRun("train", "--dataset", folder).assertFailed(
        status: 3, saying: path, "expected", "found")
    }
    try withTinyDataset(labels: [0, 1, 10]) { folder in
      try CommandRun("train", "--dataset", folder).assertFailed(status: 3, saying: "10")
    }
    try CommandRun("train", "--json", "/no/such/folder/report.json").assertFailed(
      status: 3, saying: "/no/such/folder")
    try CommandRun("train", "--json", "/tmp").assertFailed(status: 3, saying: "/tmp")
  }

  func testNumbersThatAreNotFiniteAreFour() throws {
    let run = try CommandRun("train", "--normalize", "--learning-rate", "1e300", "--json", "-")
    run.assertFailed(status: 4, saying: "diverged", "learning rate")
  }

  func testABrokenBoundIsOne() throws {
    let run = try CommandRun(
      "check-gradients", "--bound", "1e-300", "--batch-size", "2", "--hidden-size", "2")
    XCTAssertEqual(run.status, 1)
    XCTAssertTrue(run.output.contains("ABOVE"), run.output)
    XCTAssertTrue(run.errors.contains("W1"), run.errors)
  }

  func testCheckGradientsPasses() throws {
    let run = try CommandRun("check-gradients", "--batch-size", "3", "--hidden-size", "2")
    XCTAssertEqual(run.status, 0, run.output + run.errors)
    XCTAssertEqual(run.output.components(separatedBy: "within").count - 1, 12)
    XCTAssertEqual(run.errors, "")
  }

  func testHelpAndVersionAreSuccess() throws {
    for arguments in [["--help"], ["train", "--help"], ["check-gradients", "--help"]] {
      let run =
        try arguments.count == 1 ? CommandRun(arguments[0]) : CommandRun(arguments[0], arguments[1])
      XCTAssertEqual(run.status, 0)
      XCTAssertTrue(run.output.contains("USAGE"), run.output)
      XCTAssertEqual(run.errors, "")
    }
    XCTAssertEqual(try CommandRun("--version").output, "0.1.0\n")
  }

  func testInfoNamesWhatItRunsOn() throws {
    let run = try CommandRun("info")
    XCTAssertEqual(run.status, 0)
    for word in ["OpenBLAS", "core type", "threads", "mnist", "fashion-mnist", "0.1.0"] {
      XCTAssertTrue(run.output.contains(word), "no \(word) in \(run.output)")
    }
  }
}
