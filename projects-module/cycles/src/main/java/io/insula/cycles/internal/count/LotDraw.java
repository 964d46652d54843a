package io.insula.cycles.internal.count;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Draws the lot, the pseudorandom order that decides ties. Everyone who has the seed can check the
 * draw: proposals are sorted by the SHA-256 of {@code <seed>:<id>}.
 */
public final class LotDraw {
  private LotDraw() {}

  /**
   * Returns the positions of the proposals in the drawn order.
   *
   * @param seed drawn after the proposals are fixed, and stored before voting opens
   */
  public static List<Integer> draw(String seed, List<ElectionProposal> proposals) {
    return IntStream.range(0, proposals.size())
        .boxed()
        .sorted(Comparator.comparing(position -> digest(seed + ":" + proposals.get(position).id())))
        .toList();
  }

  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform must provide SHA-256", e);
    }
  }
}
