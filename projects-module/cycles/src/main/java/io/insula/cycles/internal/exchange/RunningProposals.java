package io.insula.cycles.internal.exchange;

import io.insula.cycles.internal.cycle.StoredCycle;
import io.insula.cycles.internal.cycle.StoredProposal;
import io.insula.cycles.internal.pabulib.PabulibProposal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a file says about the proposals of a cycle that came from none: where they are, too. */
final class RunningProposals {
  private static final List<String> COLUMNS = List.of("neighborhood", "latitude", "longitude");

  private RunningProposals() {}

  static List<String> columns(StoredCycle cycle) {
    return hasPlaces(cycle) ? COLUMNS : List.of();
  }

  static List<PabulibProposal> of(StoredCycle cycle) {
    var withPlaces = hasPlaces(cycle);
    return cycle.proposals().stream()
        .map(each -> withPlaces ? each.exported().withOthers(cells(each)) : each.exported())
        .toList();
  }

  private static boolean hasPlaces(StoredCycle cycle) {
    return cycle.proposals().stream().anyMatch(each -> each.location().isKnown());
  }

  private static List<String> cells(StoredProposal proposal) {
    var location = proposal.location();
    return List.of(
        Objects.requireNonNullElse(location.place(), ""),
        degrees(location.latitude()),
        degrees(location.longitude()));
  }

  private static String degrees(@Nullable BigDecimal value) {
    return value == null ? "" : value.toPlainString();
  }
}
