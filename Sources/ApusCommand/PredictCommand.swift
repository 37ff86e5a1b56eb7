import Apus
import ArgumentParser
import Foundation

/// `apus predict`: what a saved network sees in images.
struct PredictCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "predict",
    abstract: "Shows images and the digits that a saved network sees in them.",
    discussion: """
      The images are a .npy, IDX (also with gzip) or PGM file of one image or several, with \
      pixels as in the data set, 0 to 255 for MNIST. For each the picture is printed and the \
      likeliest digits with their probabilities.
      """)

  @OptionGroup var model: ModelOptions

  @Argument(help: ArgumentHelp("The images: .idx, .npy or .pgm.", valueName: "images"))
  var images: String

  @Option(help: "The first image that is shown, counted from 0.")
  var first = 0

  @Option(help: "The number of images that are shown at most.")
  var count = 10

  @Option(help: "The number of digits that are shown for an image.")
  var top = 3

  func validate() throws {
    if first < 0 { throw ValidationError("--first must be at least 0") }
    if count < 1 { throw ValidationError("--count must be at least 1") }
    if top < 1 { throw ValidationError("--top must be at least 1") }
  }

  func run() throws {
    let model = try model.load()
    let input = try InputImages(images, size: model.network.inputSize)
    guard first < input.count else {
      throw ValidationError("--first must be below \(input.count), the number of images")
    }
    let end = first + min(count, input.count - first)
    let x = input.rows[first..<end]
    let probabilities = softmax(try model.network.predict(x / model.divisor))
    for k in 0..<(end - first) {
      let scores = probabilities[row: k].scalars
      let order = scores.indices.sorted { scores[$0] > scores[$1] }
      Terminal.show("image \(first + k)")
      for line in input.picture(first + k) { Terminal.show("  " + line) }
      for digit in order.prefix(top) {
        Terminal.show(String(format: "  %d  %.4f", digit, scores[digit]))
      }
    }
    if end < input.count && end - first == count {
      Terminal.note("\(input.count - end) more images; --first and --count choose others")
    }
  }
}

/// Images from a file, one row of pixels each.
struct InputImages {
  /// Shape `[count, pixels]`.
  let rows: Tensor<Double>
  /// The pixels of a row of an image, if that is known.
  private let width: Int?

  var count: Int { rows.shape[0] }

  init(_ path: String, size: Int) throws {
    let pixels = try Self.pixels(path)
    let shape = pixels.shape
    let isOne = pixels.count == size
    guard isOne || (shape.count > 1 && shape[0] > 0 && shape[1...].reduce(1, *) == size) else {
      throw TensorFileError(
        .mismatch, path: path, format: .unknown,
        expected: "one image of \(size) pixels, or several along the first axis",
        found: "shape \(shape)")
    }
    rows = pixels.reshaped(isOne ? 1 : shape[0], size)
    let side = Int(Double(size).squareRoot())
    let last = shape.last ?? 1
    width = last > 1 && last < size ? last : side * side == size ? side : nil
  }

  private static func pixels(_ path: String) throws -> Tensor<Double> {
    if path.lowercased().hasSuffix(".pgm") {
      return try Tensor<UInt8>(contentsOfPGM: path).converted(to: Double.self)
    }
    return try Tensor<Double>(contentsOf: path, converting: true)
  }

  /// An image as lines of text, each for two rows of pixels; none where its width is unknown.
  func picture(_ index: Int) -> [String] {
    guard let width, width <= 200 else { return [] }
    let pixels = rows[row: index].scalars
    let shades = Array(" .:-=+*#%@")
    let largest = max(pixels.filter(\.isFinite).max() ?? 0, 1e-300)
    let height = pixels.count / width
    return stride(from: 0, to: height, by: 2).map { y in
      String(
        (0..<width).map { x -> Character in
          let upper = pixels[y * width + x]
          let lower = y + 1 < height ? pixels[(y + 1) * width + x] : upper
          let shade = (upper + lower) / 2 / largest
          guard shade.isFinite else { return "?" }
          return shades[Int((min(max(shade, 0), 1) * Double(shades.count - 1)).rounded())]
        })
    }
  }
}
