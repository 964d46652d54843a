package io.insula.analytics.internal.traffic;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The table of click ids: parameters that networks add to the addresses behind links and ads. */
final class KnownClickIds {
  private static final String TABLE = "click-ids.tsv";

  private final Map<String, ClickIdParameter> ids = new HashMap<>();

  KnownClickIds() {
    for (var line : BuiltInTableReader.lines(TABLE)) {
      var cells = line.split("\t", -1);
      var proof = ClickIdParameter.Proof.valueOf(cells[3].toUpperCase(Locale.ROOT));
      ids.put(cells[0], new ClickIdParameter(cells[1], cells[2], proof));
    }
  }

  /** Returns the content of the table in a fixed order and form, so that a digest can be made. */
  String content() {
    return new TreeMap<>(ids).toString();
  }

  /**
   * Returns the click id with a parameter name.
   *
   * @param parameter in lower case
   * @return null if the parameter is not a click id
   */
  @Nullable ClickIdParameter of(String parameter) {
    return ids.get(parameter);
  }
}
