package io.insula.cycles.internal.pabulib;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Parses the numbers of files. A comma or a dot begins the decimals: {@code 1,5} or {@code 1.5}.
 */
final class PabulibNumbers {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:[0-9]{1,18}(?:[.,][0-9]{0,18})?|[.,][0-9]{1,18})");

  private PabulibNumbers() {}

  static Optional<BigDecimal> parse(String text) {
    if (!NUMBER.matcher(text).matches()) {
      return Optional.empty();
    }
    var number = new BigDecimal(text.replace(',', '.')).stripTrailingZeros();
    return Optional.of(number.scale() < 0 ? number.setScale(0) : number);
  }
}
