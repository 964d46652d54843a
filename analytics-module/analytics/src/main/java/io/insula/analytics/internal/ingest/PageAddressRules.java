package io.insula.analytics.internal.ingest;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The rule for the address of a page. Accepts many addresses that no standard allows, because
 * browsers do. Refuses texts that are no web address, have a control character, or are too long.
 */
final class PageAddressRules {
  static final int MAX_BYTES = 8_192;

  /**
   * The form of a web address, for instance {@code https://user@example.com:8443/path?query}. The
   * host is an IP address or a name in letters of any script.
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
        : Optional.of(
            "must be a complete http or https address, for instance https://example.com/about");
  }
}
