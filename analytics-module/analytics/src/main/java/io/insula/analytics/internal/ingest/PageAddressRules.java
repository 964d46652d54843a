package io.insula.analytics.internal.ingest;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The rule for the address of a page. Browsers accept many addresses that no standard allows, and
 * so does this rule: it refuses only what is not a web address, has a control character or is too
 * long.
 */
final class PageAddressRules {
  static final int MAX_BYTES = 8_192;

  /**
   * The form of a web address: http or https, optional user information, a host name in letters of
   * any script or an IP address, and an optional port. Any path and query can follow.
   */
  private static final Pattern WEB =
      Pattern.compile(
          "https?://(?:[^/?#@\\\\\\s]*+@)?"
              + "(?:(?=[._~%\\-]*+[\\p{L}\\p{N}])[\\p{L}\\p{M}\\p{N}._~%\\-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}])"
              + "(?::\\d{0,5})?(?:[/?#].*)?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

  private PageAddressRules() {}

  /** Returns what is wrong with an address, as a text for the client; empty if it is valid. */
  static Optional<String> complaintAbout(String url) {
    if (!Utf8Lengths.fits(url, MAX_BYTES)) {
      return Optional.of("must have at most " + MAX_BYTES + " bytes");
    }
    if (CONTROL.matcher(url).find()) {
      return Optional.of("must not contain line breaks or other control characters");
    }
    return WEB.matcher(url).matches()
        ? Optional.empty()
        : Optional.of("must be a complete http or https address");
  }
}
