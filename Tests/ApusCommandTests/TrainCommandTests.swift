import Foundation
import XCTest

final class TrainCommandTests: XCTestCase {
  func testALineAnEpochWithTheTutorialsNumbers() throws {
    let run = try CommandRun("train", "--iterations", "2")
    XCTAssertEqual(run.status, 0, run.errors)
    XCTAssertEqual(run.output, "0.10441666666666667 0.1028\n")
    XCTAssertTrue(run.errors.contains("Nothing was learned"), run.errors)
    XCTAssertTrue(run.errors.contains("apus train --normalize"), run.errors)
  }

  func testQuietPrintsTheTableOnly() throws {
    try withTinyDataset { folder in
      let run = try CommandRun("train", "--dataset", folder, "--iterations", "3", "--quiet")
      XCTAssertEqual(run.status, 0, run.errors)
      XCTAssertEqual(run.output.split(separator: "\n").count, 3)
      XCTAssertEqual(run.errors, "")
    }
  }

  func testOptionsReachTheRun() throws {
    try withTinyDataset { folder in
      let run = try CommandRun(
        "train", "--dataset", folder, "--normalize", "--iterations", "200", "--batch-size", "4",
        "--learning-rate", "0.5", "--hidden-size", "7", "--init", "he", "--seed", "4294967295",
        "--precision", "float", "--threads", "2", "--json", "-")
      XCTAssertEqual(run.status, 0, run.errors)
      let report = try XCTUnwrap(
        try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
      let options = try XCTUnwrap(report["options"] as? [String: Any])
      XCTAssertEqual(options["dataset"] as? String, folder)
      XCTAssertEqual(options["normalize"] as? Bool, true)
      XCTAssertEqual(options["batchSize"] as? Int, 4)
      XCTAssertEqual(options["learningRate"] as? Double, 0.5)
      XCTAssertEqual(options["hiddenSize"] as? Int, 7)
      XCTAssertEqual(options["initialization"] as? String, "he")
      XCTAssertEqual(options["seed"] as? Int, 4_294_967_295)
      XCTAssertEqual(options["precision"] as? String, "float")
      let losses = try XCTUnwrap(report["losses"] as? [Double])
      XCTAssertEqual(losses.count, 200)
      XCTAssertEqual(report["finalLoss"] as? Double, losses.last)
      XCTAssertLessThan(losses[199], 0.1 * losses[0])
      // Eight images in batches of four: an epoch is two updates.
      let table = try XCTUnwrap(report["table"] as? [[String: Double]])
      XCTAssertEqual(table.map { $0["iteration"] }.prefix(3), [1, 3, 5])
      XCTAssertEqual(table.last?["testAccuracy"], 1)
      let sums = try XCTUnwrap(report["parameterSums"] as? [String: Double])
      XCTAssertEqual(sums.keys.sorted(), ["W1", "W2", "b1", "b2"])
      let seconds = try XCTUnwrap(report["seconds"] as? [String: Double])
      XCTAssertEqual(seconds.keys.sorted(), ["evaluation", "loading", "training"])
      XCTAssertGreaterThan(seconds["training"] ?? 0, 0)
    }
  }

  func testJSONGoesToAFileBesideTheTable() throws {
    try withTinyDataset { folder in
      let file = folder + "/report.json"
      let run = try CommandRun("train", "--dataset", folder, "--iterations", "1", "--json", file)
      XCTAssertEqual(run.output.split(separator: "\n").count, 1)
      let data = try Data(contentsOf: URL(fileURLWithPath: file))
      XCTAssertNotNil(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }
  }

  func testTheSameSeedGivesTheSameRun() throws {
    try withTinyDataset { folder in
      let arguments = ["--iterations", "9", "--normalize", "--quiet", "--json", "-"]
      func losses(_ seed: String) throws -> [Double]? {
        let run = try CommandRun(
          "train", "--dataset", folder, "--seed", seed, arguments[0], arguments[1],
          arguments[2], arguments[3], arguments[4], arguments[5])
        let report = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
        return (report as? [String: Any])?["losses"] as? [Double]
      }
      let first = try XCTUnwrap(losses("1"))
      XCTAssertEqual(first, try losses("1"))
      XCTAssertNotEqual(first, try losses("2"))
    }
  }

  func testZeroIterationsTrainNothing() throws {
    try withTinyDataset { folder in
      let run = try CommandRun("train", "--dataset", folder, "--iterations", "0")
      XCTAssertEqual(run.status, 0)
      XCTAssertEqual(run.output + run.errors, "")
    }
  }
}
