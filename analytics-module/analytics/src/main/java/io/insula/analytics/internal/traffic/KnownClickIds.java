package io.insula.analytics.internal.traffic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table of click ids: parameters that networks add to the addresses behind links and ads. */
final class KnownClickIds {
  /** The file with the table. */
  static final String TABLE = "click-ids.tsv";

  private static final char WITH_VALUE = '=';

  private final Map<String, ClickIdParameter> ids = new HashMap<>();

  /**
   * The beginnings of values that determine the network, by parameter. For instance, {@code yclid}
   * has {@code yss.} and {@code yjad.}.
   */
  private final Map<String, List<String>> beginnings = new HashMap<>();

  KnownClickIds() {
    for (var line : BuiltInTableReader.lines(TABLE)) {
      var cells = line.split("\t", -1);
      var proof = ClickIdParameter.Proof.valueOf(cells[3].toUpperCase(Locale.ROOT));
      ids.put(cells[0], new ClickIdParameter(cells[1], cells[2], proof));
      var equals = cells[0].indexOf(WITH_VALUE);
      if (equals > 0) {
        beginnings
            .computeIfAbsent(cells[0].substring(0, equals), _ -> new ArrayList<>())
            .add(cells[0].substring(equals + 1));
      }
    }
  }

  /**
   * Returns the click id with a parameter name and a value; null if the parameter is not a click
   * id.
   *
   * @param parameter in lower case
   * @param value as in the query
   */
  @Nullable ClickIdParameter of(String parameter, String value) {
    for (var beginning : beginnings.getOrDefault(parameter, List.of())) {
      if (value.regionMatches(true, 0, beginning, 0, beginning.length())) {
        return ids.get(parameter + WITH_VALUE + beginning);
      }
    }
    return ids.get(parameter);
  }
}
