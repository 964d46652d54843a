package io.insula.kernel.base.time;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds time zones by the names that browsers, PostgreSQL and people use. */
public final class TimeZones {
  /**
   * Names of the IANA database that {@link ZoneId#getAvailableZoneIds()} lacks. Each value is the
   * current name, from the file {@code backward} of the database.
   */
  private static final Map<String, String> OLDER_NAMES =
      Map.of(
          "EST", "America/Panama",
          "MST", "America/Phoenix",
          "HST", "Pacific/Honolulu",
          "ROC", "Asia/Taipei",
          "GMT+0", "GMT",
          "GMT-0", "GMT");

  /** An offset from UTC. Offsets east of Greenwich are positive, as in ISO 8601. */
  private static final Pattern OFFSET =
      Pattern.compile("(?:UTC|GMT|UT)([+-])([0-9]{1,2})(?::?([0-5][0-9]))?");

  private static final Set<String> KNOWN = Set.copyOf(ZoneId.getAvailableZoneIds());

  private TimeZones() {}

  /**
   * Returns the zone with a current or old name of the IANA database, or with an offset such as
   * {@code UTC+2}. Abbreviations such as {@code BST} are unknown, because their meaning depends on
   * the country.
   *
   * @return empty if no zone has this name
   */
  public static Optional<ZoneId> find(String name) {
    if (KNOWN.contains(name)) {
      return Optional.of(ZoneId.of(name));
    }
    if (OLDER_NAMES.containsKey(name)) {
      return Optional.of(ZoneId.of(OLDER_NAMES.get(name)));
    }
    var offset = OFFSET.matcher(name);
    return offset.matches() ? atOffset(offset.toMatchResult()) : Optional.empty();
  }

  private static Optional<ZoneId> atOffset(MatchResult parts) {
    int sign = parts.group(1).equals("-") ? -1 : 1;
    int minutes = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
    try {
      var offset =
          ZoneOffset.ofHoursMinutes(sign * Integer.parseInt(parts.group(2)), sign * minutes);
      return Optional.of(
          offset.equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : ZoneId.ofOffset("UTC", offset));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
