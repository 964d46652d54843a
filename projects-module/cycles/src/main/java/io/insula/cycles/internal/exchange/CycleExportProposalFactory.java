package io.insula.cycles.internal.exchange;

import io.insula.cycles.internal.cycle.StoredCycle;
import io.insula.cycles.internal.cycle.StoredProposal;
import io.insula.cycles.internal.pabulib.PabulibProposal;
import io.insula.cycles.internal.results.CycleResults;
import io.insula.cycles.internal.results.ProposalLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Builds the rows of an exported file for the proposals of a cycle. If the cycle was not imported,
 * the rows also contain locations and results.
 */
final class CycleExportProposalFactory {
  private static final List<String> COLUMNS = List.of("neighborhood", "latitude", "longitude");

  private CycleExportProposalFactory() {}

  static List<String> columns(StoredCycle cycle) {
    return hasPlaces(cycle) ? COLUMNS : List.of();
  }

  /** Returns the rows of an imported election as its file had them. */
  static List<PabulibProposal> imported(StoredCycle cycle) {
    return cycle.proposals().stream().map(StoredProposal::exported).toList();
  }

  static List<PabulibProposal> of(StoredCycle cycle, CycleResults results) {
    var withPlaces = hasPlaces(cycle);
    var lines =
        results.proposals().stream()
            .collect(Collectors.toMap(ProposalLine::proposalId, Function.identity()));
    return cycle.proposals().stream()
        .map(
            each -> {
              var counted = counted(each, lines.get(each.id()), results);
              return withPlaces ? counted.withOthers(cells(each)) : counted;
            })
        .toList();
  }

  /**
   * Returns the row of a proposal with its result. A selection of the admins replaces the result of
   * the count.
   *
   * @param line null for a proposal that arrived after the count
   */
  private static PabulibProposal counted(
      StoredProposal proposal, @Nullable ProposalLine line, CycleResults results) {
    if (line == null) {
      return proposal.exported().withOutcome(BigDecimal.ZERO, BigDecimal.ZERO, false);
    }
    var override = results.override();
    var selected = override == null ? line.selected() : override.selected().contains(proposal.id());
    return proposal
        .exported()
        .withOutcome(BigDecimal.valueOf(line.votes()), line.score(), selected);
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
