package io.insula.cycles.internal.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.InclusionProofVerifier;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MerkleTreeTest {
  /** The leaves of the usual test vectors of implementations of RFC 6962. */
  private static final List<String> KNOWN_LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static final List<String> KNOWN_ROOTS =
      List.of(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  @Test
  void the_roots_of_small_trees_equal_those_of_other_implementations() {
    for (var size = 0; size <= KNOWN_LEAVES.size(); size++) {
      var leaves =
          KNOWN_LEAVES.subList(0, size).stream()
              .map(each -> MerkleTree.leaf(HexFormat.of().parseHex(each)))
              .toList();
      assertThat(ReceiptTreeStore.hex(MerkleTree.root(leaves))).isEqualTo(KNOWN_ROOTS.get(size));
    }
  }

  @Test
  void each_leaf_of_each_small_tree_is_proved() {
    for (var size = 1; size <= 130; size++) {
      assertProved(size, IntStream.range(0, size).toArray());
    }
  }

  @Test
  void leaves_of_each_tree_up_to_a_thousand_are_proved() {
    for (var size = 131; size <= 1000; size++) {
      assertProved(size, 0, size * 7 / 9, size - 1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4_096, 4_097, 20_000, 65_537})
  void leaves_of_large_trees_are_proved(int size) {
    assertProved(size, 0, 1, 255, 256, size / 2, size - 2, size - 1);
  }

  @Test
  void another_leaf_or_place_or_path_proves_nothing() {
    var hashes = hashes(300);
    var root = MerkleTree.root(hashes);
    var path = MerkleTree.path(7, hashes);

    assertThat(InclusionProofVerifier.holds(content(7), 7, 300, path, root)).isTrue();
    assertThat(InclusionProofVerifier.holds(content(8), 7, 300, path, root)).isFalse();
    assertThat(InclusionProofVerifier.holds(content(7), 8, 300, path, root)).isFalse();
    assertThat(InclusionProofVerifier.holds(content(7), 7, 300, path.subList(1, path.size()), root))
        .isFalse();
  }

  private static void assertProved(int size, int... indices) {
    var hashes = hashes(size);
    var blocks = blocks(hashes);
    var root = MerkleTree.root(blocks);
    assertThat(root).isEqualTo(MerkleTree.root(hashes));
    for (var index : indices) {
      var start = index / ReceiptTreeStore.BLOCK_RECEIPTS * ReceiptTreeStore.BLOCK_RECEIPTS;
      var block = hashes.subList(start, Math.min(start + ReceiptTreeStore.BLOCK_RECEIPTS, size));
      var path = new ArrayList<>(MerkleTree.path(index - start, block));
      path.addAll(MerkleTree.path(index / ReceiptTreeStore.BLOCK_RECEIPTS, blocks));
      if (!InclusionProofVerifier.holds(content(index), index, size, path, root)) {
        throw new AssertionError("leaf " + index + " of " + size + " is not proved");
      }
    }
  }

  private static List<byte[]> blocks(List<byte[]> hashes) {
    return IntStream.iterate(
            0, from -> from < hashes.size(), from -> from + ReceiptTreeStore.BLOCK_RECEIPTS)
        .mapToObj(
            from ->
                hashes.subList(
                    from, Math.min(from + ReceiptTreeStore.BLOCK_RECEIPTS, hashes.size())))
        .map(MerkleTree::root)
        .toList();
  }

  private static List<byte[]> hashes(int size) {
    return IntStream.range(0, size).mapToObj(each -> MerkleTree.leaf(content(each))).toList();
  }

  private static byte[] content(int index) {
    return ByteBuffer.allocate(32).putInt(index).array();
  }
}
