import Autodiff
import Testing

@Suite("Tensors")
struct TensorTests {
  @Test(arguments: [
    (Tensor(1.5), "1.5"), (Tensor([1, 2]), "[1.0, 2.0]"),
    (Tensor(rows: [[1, 2], [3, 4], [5, 6]]), "[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]"),
    (Tensor([]), "[]"), (Tensor.zeros([2, 0]), "[[], []]"), (Tensor.zeros([0, 2]), "[]"),
    (Tensor.zeros([1, 2, 1]), "[[[0.0], [0.0]]]"),
  ])
  func `are shown with brackets for each axis`(tensor: Tensor, text: String) {
    #expect("\(tensor)" == text)
  }
}
