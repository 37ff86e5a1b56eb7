import Apus
import ArgumentParser
import EmbeddedMNIST

/// The value of `--dataset`.
enum DatasetChoice: ExpressibleByArgument, CustomStringConvertible {
  case mnist
  case fashionMNIST
  case directory(String)

  init?(argument: String) {
    switch argument {
    case "": return nil
    case "mnist": self = .mnist
    case "fashion-mnist": self = .fashionMNIST
    default: self = .directory(argument)
    }
  }

  var description: String {
    switch self {
    case .mnist: "mnist"
    case .fashionMNIST: "fashion-mnist"
    case .directory(let path): path
    }
  }

  var defaultValueDescription: String { description }

  static let allValueStrings: [String] = []

  func load() throws -> MNIST {
    switch self {
    case .mnist: try .embedded()
    case .fashionMNIST: try .fashion()
    case .directory(let path): try MNIST(directory: path)
    }
  }
}
