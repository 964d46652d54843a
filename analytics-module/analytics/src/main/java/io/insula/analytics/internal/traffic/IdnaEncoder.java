package io.insula.analytics.internal.traffic;

import io.insula.api.UnicodeNormalizer;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes host names in ASCII by <a href="https://www.unicode.org/reports/tr46/">Unicode Technical
 * Standard 46</a>, non-transitional, as browsers do: {@code faß.de} is {@code xn--fa-hia.de}.
 */
final class IdnaEncoder {
  /** The file with the table. */
  static final String TABLE = "host-mapping.tsv";

  private static final String DISALLOWED = "!";
  private static final String PREFIX = "xn--";

  private final int[] firsts;
  private final int[] lasts;
  private final String[] mappings;

  IdnaEncoder() {
    var lines = BuiltInTableReader.lines(TABLE);
    firsts = new int[lines.size()];
    lasts = new int[lines.size()];
    mappings = new String[lines.size()];
    for (int i = 0; i < lines.size(); i++) {
      var cells = lines.get(i).split("\t", -1);
      var range = cells[0].split("-");
      firsts[i] = hex(range[0]);
      lasts[i] = hex(range[range.length - 1]);
      mappings[i] = cells[1].equals(DISALLOWED) ? DISALLOWED : text(cells[1]);
    }
  }

  /**
   * Returns a host in ASCII and lower case; null if it has a character that is not allowed in
   * hosts.
   */
  @Nullable String ascii(String host) {
    var mapped = new StringBuilder();
    for (int point : host.codePoints().toArray()) {
      var mapping = mapping(point);
      if (mapping == null) {
        mapped.appendCodePoint(Character.toLowerCase(point));
      } else if (mapping.equals(DISALLOWED)) {
        return null;
      } else {
        mapped.append(mapping);
      }
    }
    var labels = UnicodeNormalizer.normalize(mapped, Normalizer.Form.NFC).split("\\.", -1);
    return Arrays.stream(labels).map(IdnaEncoder::label).collect(Collectors.joining("."));
  }

  private @Nullable String mapping(int point) {
    int found = Arrays.binarySearch(firsts, point);
    int row = found >= 0 ? found : -found - 2;
    return row >= 0 && point <= lasts[row] ? mappings[row] : null;
  }

  private static String label(String label) {
    return label.chars().allMatch(c -> c < 128) ? label : PREFIX + Punycode.encode(label);
  }

  private static String text(String points) {
    return points.isEmpty()
        ? ""
        : Arrays.stream(points.split(" "))
            .map(point -> Character.toString(hex(point)))
            .collect(Collectors.joining());
  }

  private static int hex(String digits) {
    return Integer.parseInt(digits, 16);
  }
}
