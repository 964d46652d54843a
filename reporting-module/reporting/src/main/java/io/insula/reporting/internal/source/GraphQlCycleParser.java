package io.insula.reporting.internal.source;

import io.insula.cycles.Cycle;
import io.insula.cycles.CyclePhase;
import io.insula.cycles.CycleTurnout;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Makes cycles from the responses of the other backend, from which this server reads the cycles.
 */
final class GraphQlCycleParser {
  private GraphQlCycleParser() {}

  /**
   * Reads a cycle from a list. Lists lack the closing time, which becomes null. Without a turnout,
   * the ballots become 0.
   */
  static Cycle listed(JsonObjectReader cycle) {
    return cycle(cycle, null, 0);
  }

  /**
   * Reads a cycle from a response about this cycle alone. Lists lack the closing time and the
   * counted ballots.
   */
  static Cycle cycle(JsonObjectReader cycle) {
    var results = cycle.objectOrNull("results");
    return cycle(cycle, closedAt(cycle), results == null ? 0 : results.count("ballots"));
  }

  /**
   * @param counted how many ballots were counted
   */
  private static Cycle cycle(JsonObjectReader cycle, @Nullable Instant closedAt, long counted) {
    var turnout = turnout(cycle);
    return new Cycle(
        cycle.id("cycle_id"),
        cycle.text("name"),
        cycle.textOrNull("currency"),
        cycle.textOrNull("unit"),
        cycle.textOrNull("subunit"),
        cycle.decimal("budget"),
        cycle.object("ballot").text("type"),
        phase(cycle),
        cycle.flag("public"),
        cycle.time("created_at"),
        closedAt,
        turnout == null ? counted : turnout.voted(),
        cycle.text("revision"),
        cycle.textsOrNone("admins"));
  }

  static @Nullable CycleTurnout turnout(JsonObjectReader cycle) {
    var turnout = cycle.objectOrNull("turnout");
    return turnout == null
        ? null
        : new CycleTurnout(turnout.countOrNull("eligible"), turnout.count("voted"));
  }

  private static CyclePhase phase(JsonObjectReader cycle) {
    return CyclePhase.find(cycle.text("phase"))
        .orElseThrow(() -> JsonObjectReader.unlike("a known phase", cycle.at("phase")));
  }

  /**
   * Returns the time of the last change of phase; null if the cycle is active. Without a change,
   * returns the time of the import.
   */
  private static @Nullable Instant closedAt(JsonObjectReader cycle) {
    if (phase(cycle).isActive()) {
      return null;
    }
    return cycle.objects("phase_changes").stream()
        .map(change -> change.time("changed_at"))
        .max(Instant::compareTo)
        .orElseGet(() -> cycle.time("created_at"));
  }
}
