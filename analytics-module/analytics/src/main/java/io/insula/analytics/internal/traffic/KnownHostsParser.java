package io.insula.analytics.internal.traffic;

import io.insula.kernel.base.CannotStartException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a table of known hosts: lines with host, name and kind, separated by tabs. */
final class KnownHostsParser {
  /**
   * The name in a line that makes the host unknown, although a parent domain of the host is known.
   */
  static final String NOBODY = "-";

  private static final int MAX_SHOWN = 80;
  private static final Map<String, SourceKind> KINDS =
      Arrays.stream(SourceKind.values())
          .collect(Collectors.toUnmodifiableMap(SourceKind::written, Function.identity()));

  private final String place;
  private final Map<String, SourceWithKind> rows = new LinkedHashMap<>();
  private final Map<String, SourceKind> names = new LinkedHashMap<>();

  private KnownHostsParser(String place) {
    this.place = place;
  }

  /**
   * @param place the origin of the text, for messages
   * @return the sources, by the first column in lower case; this column has a host or a name
   * @throws CannotStartException if a line is malformed, or contradicts an earlier line
   */
  static Map<String, SourceWithKind> read(String place, String text) {
    var file = new KnownHostsParser(place);
    // A byte order mark is not a part of the first host.
    var lines = (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      if (!line.isBlank() && line.charAt(0) != '#') {
        file.take(line, i + 1);
      }
    }
    return file.rows;
  }

  private void take(String line, int number) {
    var cells = line.split("\t", -1);
    if (cells.length != 3) {
      throw malformed(number, "must be host, name and kind, separated by tabs", line);
    }
    var host = key(cells[0].strip(), number);
    var name = cells[1].strip().toLowerCase(Locale.ROOT);
    var kind = KINDS.get(cells[2].strip().toLowerCase(Locale.ROOT));
    if (kind == null) {
      var kinds = Arrays.stream(SourceKind.values()).map(SourceKind::written);
      throw malformed(
          number,
          "must have one of the kinds " + kinds.collect(Collectors.joining(", ")),
          cells[2]);
    }
    if (name.isEmpty() || isTooLong(name) || name.startsWith("(")) {
      throw malformed(
          number, "must have a name of 1 to 255 characters without ( at its start", cells[1]);
    }
    if (name.equals(NOBODY) && kind != SourceKind.NONE) {
      throw malformed(number, "must have the kind none, because its name is -", cells[2]);
    }
    if (!name.equals(NOBODY) && hasOtherKind(name, kind)) {
      throw malformed(number, "gives a second kind to a name of an earlier line", name);
    }
    if (rows.put(host, new SourceWithKind(name, kind)) != null) {
      throw malformed(number, "repeats the host or name of an earlier line", host);
    }
  }

  private static boolean isTooLong(String text) {
    return text.codePointCount(0, text.length()) > TrafficSource.MAX_LENGTH;
  }

  private boolean hasOtherKind(String name, SourceKind kind) {
    var before = names.putIfAbsent(name, kind);
    return before != null && before != kind;
  }

  private String key(String cell, int number) {
    if (cell.indexOf('.') < 0) {
      if (cell.isEmpty() || isTooLong(cell)) {
        throw malformed(number, "must begin with a host or a name", cell);
      }
      return cell.toLowerCase(Locale.ROOT);
    }
    var host = HostNames.normalised(cell);
    if (!isHost(host.endsWith(".*") ? host.substring(0, host.length() - 1) + "com" : host)) {
      throw malformed(number, "must begin with a host such as example.com", cell);
    }
    return host;
  }

  private static boolean isHost(String host) {
    return host.indexOf('.') > 0
        && !host.contains("..")
        && host.chars().allMatch(c -> c == '.' || c == '-' || c == '_' || isAlphanumeric(c));
  }

  private static boolean isAlphanumeric(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  private CannotStartException malformed(int number, String rule, String found) {
    var shown = found.replaceAll("\\p{Cntrl}", " ");
    return new CannotStartException(
        place + ", line " + number + ", " + rule + ": " + TextCleaning.cut(shown, MAX_SHOWN));
  }
}
