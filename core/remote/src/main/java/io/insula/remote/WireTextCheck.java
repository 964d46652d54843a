package io.insula.remote;

import java.nio.charset.StandardCharsets;

/** Checks text before it is sent between processes. */
public final class WireTextCheck {
  private WireTextCheck() {}

  /**
   * Returns whether UTF-8 can encode a text: whether it has no unpaired surrogate. Protocol Buffers
   * would replace an unpaired surrogate with a question mark.
   */
  public static boolean isEncodable(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }
}
