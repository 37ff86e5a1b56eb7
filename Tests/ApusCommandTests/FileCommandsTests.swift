import Apus
import Foundation
import XCTest

/// `train --save`, `evaluate`, `predict` and `inspect`.
final class FileCommandsTests: XCTestCase {
  private func withSavedModel(
    _ name: String, _ body: (_ folder: String, _ model: String) throws -> Void
  ) throws {
    try withTinyDataset { folder in
      let model = folder + "/" + name
      let run = try CommandRun(
        "train", "--dataset", folder, "--normalize", "--iterations", "200", "--batch-size", "4",
        "--learning-rate", "0.5", "--hidden-size", "7", "--init", "he", "--quiet", "--save",
        model)
      XCTAssertEqual(run.status, 0, run.errors)
      try body(folder, model)
    }
  }

  func testSavedNetworksAreEvaluated() throws {
    try withSavedModel("net.safetensors") { folder, model in
      let run = try CommandRun("evaluate", model, "--dataset", folder)
      XCTAssertEqual(run.output, "1.0 1.0\n", run.errors)
      XCTAssertEqual(try TensorFile.open(model).metadata["divisor"], "255")
    }
    try withSavedModel("net.npz") { folder, model in
      let run = try CommandRun("evaluate", model, "--dataset", folder, "--normalize")
      XCTAssertEqual(run.output, "1.0 1.0\n", run.errors)
      XCTAssertEqual(try TensorFile.open(model).entries.map(\.name), ["W1", "b1", "W2", "b2"])
    }
  }

  func testPredictionsOfEveryKindOfImage() throws {
    try withSavedModel("net.safetensors") { folder, model in
      let images = try Tensor<UInt8>(contentsOf: folder + "/train-images-idx3-ubyte")
      try images.write(toNPY: folder + "/images.npy")
      try images[row: 1].write(toNPY: folder + "/image.npy")
      try Data(Array("P5 3 2 255\n".utf8) + images[row: 1].scalars)
        .write(to: URL(fileURLWithPath: folder + "/image.pgm"))
      // Those of class 1 are bright in the middle column.
      for name in ["image.npy", "image.pgm"] {
        let run = try CommandRun("predict", model, "\(folder)/\(name)", "--top", "1")
        let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
        XCTAssertEqual(run.status, 0, run.errors)
        XCTAssertEqual(lines[..<2], ["image 0", "   @ "])
        XCTAssertTrue(lines[2].hasPrefix("  1  0.9"), run.output)
      }
      for name in ["images.npy", "train-images-idx3-ubyte"] {
        let run = try CommandRun(
          "predict", model, "\(folder)/\(name)", "--first", "2", "--count", "3")
        let winners = run.output.components(separatedBy: "image ").dropFirst().map {
          $0.split(separator: "\n")[2].prefix(3)
        }
        XCTAssertEqual(winners, ["  2", "  0", "  1"], run.output)
        XCTAssertTrue(run.errors.contains("3 more images"), run.errors)
      }
      try Tensor<Float>.zeros([2, 5]).write(toNPY: folder + "/other.npy")
      try CommandRun("predict", model, folder + "/other.npy").assertFailed(
        status: 3, saying: "6 pixels", "[2, 5]")
      try CommandRun("predict", model, folder + "/images.npy", "--first", "8").assertFailed(
        status: 2, saying: "--first")
    }
  }

  func testFilesThatAreNoNetworks() throws {
    try withTinyDataset { folder in
      let path = folder + "/x.safetensors"
      try CommandRun("evaluate", path).assertFailed(status: 3, saying: path)
      try TensorFile.write(["W1": Tensor<Float>.zeros([6])], toSafetensors: path)
      try CommandRun("evaluate", path, "--dataset", folder).assertFailed(
        status: 3, saying: "W1", "[inputSize, hiddenSize]", "[6]")
      try CommandRun("train", "--save", "/no/such/folder/x").assertFailed(
        status: 3, saying: "/no/such/folder")
      try CommandRun("train", "--save", "").assertFailed(status: 2, saying: "--save")
    }
  }

  func testInspection() throws {
    try withTinyDataset { folder in
      let path = folder + "/x.npz"
      try TensorFile.write(
        [
          "a": Tensor<Float>([1, .nan, 3]), "b": Tensor<UInt8>([[1, 2], [3, 6]]),
          "c": Tensor([Complex<Double>(1, -2)]), "none": Tensor<Int32>([]),
          "t": Tensor([true, false]),
        ], toNPZ: path)
      let run = try CommandRun("inspect", path)
      XCTAssertEqual(
        run.output,
        """
        npz, 5 tensors
        a  <f4  [3]  12 bytes
          min nan  max nan  mean nan
          first 1.0 nan 3.0
        b  |u1  [2, 2]  4 bytes
          min 1  max 6  mean 3.0
          first 1 2 3 6
        c  <c16  [1]  16 bytes
          first 1.0-2.0j
        none  <i4  [0]  0 bytes
        t  |b1  [2]  2 bytes
          min false  max true  mean 0.5
          first true false

        """, run.errors)

      let json = try CommandRun("inspect", path, "--json", "--member", "b")
      let object = try XCTUnwrap(
        try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
      XCTAssertEqual(object["format"] as? String, "npz")
      let tensors = try XCTUnwrap(object["tensors"] as? [[String: Any]])
      XCTAssertEqual(tensors.count, 1)
      XCTAssertEqual(tensors[0]["shape"] as? [Int], [2, 2])
      XCTAssertEqual(tensors[0]["mean"] as? Double, 3)
      XCTAssertEqual(tensors[0]["first"] as? [Int], [1, 2, 3, 6])
      // printf '\001\002\003\006' | sha256sum
      XCTAssertEqual(
        tensors[0]["sha256"] as? String, Self.digestOfBytes1236)
    }
  }

  func testInspectionOfTablesAndImages() throws {
    try withTinyDataset { folder in
      let path = folder + "/x.CSV"
      let table = CSVTable(
        Tensor([[1, 2], [.infinity, -0.5], [3, 4]]), columns: ["width", "a,b"],
        labels: Tensor<Int32>([1, 0, 1]), classes: ["x", "y"], labelName: "kind")
      try table.write(toCSV: path)
      let run = try CommandRun("inspect", path, "--labels", "kind")
      XCTAssertEqual(
        run.output,
        """
        CSV, 3 tensors
        width  double  [3]  24 bytes
          min 1.0  max inf  mean inf
          first 1.0 inf 3.0
        a,b  double  [3]  24 bytes
          min -0.5  max 4.0  mean 1.8333333333333333
          first 2.0 -0.5 4.0
        kind  int32  [3]  12 bytes
          min 0  max 1  mean 0.3333333333333333
          first 0 1 0
          classes y, x

        """, run.errors)
      let member = try CommandRun("inspect", path, "--labels", "kind", "--member", "a,b")
      XCTAssertTrue(member.output.hasPrefix("CSV, 1 tensor\na,b "), member.output)
      try CommandRun("inspect", path, "--labels", "kind", "--member", "c").assertFailed(
        status: 3, saying: "a column named \"c\"", "\"width\"")
      // Labels are no numbers, unless they are said to be labels.
      let failed = try CommandRun("inspect", path, "--json")
      XCTAssertEqual(failed.status, 3)
      let object = try XCTUnwrap(
        try JSONSerialization.jsonObject(with: Data(failed.errors.utf8)) as? [String: Any])
      XCTAssertEqual(object["format"] as? String, "CSV")
      XCTAssertEqual(object["line"] as? Int, 2)
      XCTAssertEqual(object["expected"] as? String, "a number")

      try table.write(toCSV: folder + "/x.tsv.gz", delimiter: "\t", compressed: true)
      let tabbed = try CommandRun("inspect", folder + "/x.tsv.gz", "--labels", "kind")
      XCTAssertEqual(tabbed.output, run.output, tabbed.errors)
      try Tensor<UInt8>([[1, 2], [3, 6]]).write(toCSV: folder + "/y.csv", delimiter: ";")
      let plain = try CommandRun(
        "inspect", folder + "/y.csv", "--no-header", "--delimiter", ";", "--labels", "1")
      XCTAssertEqual(plain.output.split(separator: "\n")[1], "0  double  [2]  16 bytes")
      XCTAssertEqual(plain.output.split(separator: "\n").last, "  classes 2, 6")
      try CommandRun("inspect", path, "--delimiter", "ab").assertFailed(
        status: 2, saying: "--delimiter")

      let image = folder + "/x.pgm"
      try Data(Array("P5 2 2 255\n".utf8) + [1, 2, 3, 6]).write(to: URL(fileURLWithPath: image))
      let json = try CommandRun("inspect", image, "--json")
      XCTAssertTrue(json.output.contains(Self.digestOfBytes1236), json.output + json.errors)
      try CommandRun("inspect", image, "--member", "x").assertFailed(status: 3, saying: "\"x\"")
    }
  }

  private static let digestOfBytes1236 =
    "680f039ded5c4278e8a62c19e0aff6159da57e0979965e082990e27f97d5a504"

  func testErrorsOfInspection() throws {
    try withTinyDataset { folder in
      let path = folder + "/x.npy"
      try Tensor([1.0, 2]).write(toNPY: path)
      try CommandRun("inspect", path, "--member", "y").assertFailed(status: 3, saying: "\"y\"")
      let data = try Data(contentsOf: URL(fileURLWithPath: path))
      try data.dropLast().write(to: URL(fileURLWithPath: path))
      try CommandRun("inspect", path).assertFailed(
        status: 3, saying: path, "malformed", "byte 128", "16 bytes", "15")
      let run = try CommandRun("inspect", path, "--json")
      XCTAssertEqual(run.status, 3)
      XCTAssertEqual(run.output, "")
      let object = try XCTUnwrap(
        try JSONSerialization.jsonObject(with: Data(run.errors.utf8)) as? [String: Any])
      XCTAssertEqual(object["kind"] as? String, "malformed")
      XCTAssertEqual(object["offset"] as? Int, 128)
      XCTAssertEqual(object["expected"] as? String, "16 bytes of elements")
      XCTAssertEqual(object["found"] as? String, "15")
      try CommandRun("inspect", folder).assertFailed(status: 3, saying: "a directory")
    }
  }
}
