// `import Apus` brings the whole library.
@_exported import Datasets
@_exported import ModelFiles
@_exported import NeuralNetworks
@_exported import TensorFiles
@_exported import Tensors
