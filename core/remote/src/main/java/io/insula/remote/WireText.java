package io.insula.remote;

import java.nio.charset.StandardCharsets;

/** Checks text before it is sent between processes. */
public final class WireText {
  private WireText() {}

  /**
   * Returns whether a text arrives unchanged. A text with an unpaired surrogate would be changed.
   */
  public static boolean arrives(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }
}
