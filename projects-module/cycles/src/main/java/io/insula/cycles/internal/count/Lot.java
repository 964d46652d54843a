package io.insula.cycles.internal.count;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Draws the order that decides ties. Anyone can check it with the seed: proposals stand in the
 * order of the SHA-256 of {@code <seed>:<id>}.
 */
public final class Lot {
  private Lot() {}

  /**
   * The positions of the proposals in the order that was drawn.
   *
   * @param seed unknown to everybody when proposals were fixed, stored before voting opens
   */
  public static List<Integer> draw(String seed, List<CountedProposal> proposals) {
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
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
