package io.insula.analytics.internal.traffic;

/**
 * Writes labels of host names in ASCII, by <a href="https://www.rfc-editor.org/rfc/rfc3492">RFC
 * 3492</a>.
 */
final class Punycode {
  private static final int BASE = 36;
  private static final int T_MIN = 1;
  private static final int T_MAX = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int FIRST_BIAS = 72;
  private static final int FIRST_POINT = 0x80;

  private final int[] points;
  private final StringBuilder output = new StringBuilder();
  private int bias = FIRST_BIAS;
  private int handled;

  private Punycode(String label) {
    points = label.codePoints().toArray();
  }

  /**
   * Encodes a label.
   *
   * @param label at most 253 characters, so that no number overflows
   * @return the encoded label without the prefix {@code xn--}
   */
  static String encode(String label) {
    return new Punycode(label).encode();
  }

  private String encode() {
    for (int point : points) {
      if (point < FIRST_POINT) {
        output.append((char) point);
      }
    }
    int basic = output.length();
    handled = basic;
    if (basic > 0) {
      output.append('-');
    }
    int next = FIRST_POINT;
    int delta = 0;
    while (handled < points.length) {
      int smallest = smallestFrom(next);
      delta += (smallest - next) * (handled + 1);
      delta = encodeAll(smallest, delta, basic) + 1;
      next = smallest + 1;
    }
    return output.toString();
  }

  private int smallestFrom(int limit) {
    int smallest = Character.MAX_CODE_POINT + 1;
    for (int point : points) {
      if (point >= limit && point < smallest) {
        smallest = point;
      }
    }
    return smallest;
  }

  private int encodeAll(int point, int start, int basic) {
    int delta = start;
    for (int each : points) {
      if (each < point) {
        delta++;
      } else if (each == point) {
        append(delta);
        bias = adapted(delta, handled == basic);
        delta = 0;
        handled++;
      }
    }
    return delta;
  }

  private void append(int delta) {
    int rest = delta;
    for (int k = BASE; ; k += BASE) {
      int threshold = Math.clamp(k - bias, T_MIN, T_MAX);
      if (rest < threshold) {
        output.append(digit(rest));
        return;
      }
      output.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
      rest = (rest - threshold) / (BASE - threshold);
    }
  }

  private int adapted(int delta, boolean isFirst) {
    int rest = isFirst ? delta / DAMP : delta / 2;
    rest += rest / (handled + 1);
    int k = 0;
    while (rest > (BASE - T_MIN) * T_MAX / 2) {
      rest /= BASE - T_MIN;
      k += BASE;
    }
    return k + (BASE - T_MIN + 1) * rest / (rest + SKEW);
  }

  private static char digit(int value) {
    return (char) (value < 26 ? 'a' + value : '0' + value - 26);
  }
}
