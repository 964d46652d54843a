package io.insula.remote;

import java.nio.charset.StandardCharsets;

/** Text that crosses the wire. */
public final class WireText {
  private WireText() {}

  /** Whether a text arrives as it is: one with half a character would arrive as another one. */
  public static boolean arrives(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }
}
