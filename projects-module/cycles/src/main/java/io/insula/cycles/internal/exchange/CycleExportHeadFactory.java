package io.insula.cycles.internal.exchange;

import io.insula.cycles.internal.cycle.StoredCycle;
import io.insula.cycles.internal.cycle.StoredProposal;
import io.insula.cycles.internal.pabulib.PabulibHead;
import io.insula.cycles.internal.pabulib.RuleKeyConverter;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds the section META of a Pabulib file, for the export of a cycle that was not imported. */
final class CycleExportHeadFactory {
  private CycleExportHeadFactory() {}

  static PabulibHead of(StoredCycle cycle) {
    var head = cycle.head();
    var ids = cycle.proposals().stream().map(StoredProposal::row).toList();
    var lot = cycle.lot().stream().map(position -> ids.get(position).externalId()).toList();
    var groups =
        Objects.requireNonNullElse(head.rule().exclusiveGroups(), List.<List<Long>>of()).stream()
            .map(group -> group.stream().map(String::valueOf).toList())
            .toList();
    var settings = cycle.settings();
    var ballot = settings.ballot();
    var meta = new LinkedHashMap<String, String>();
    put(meta, "description", settings.name());
    put(meta, "unit", settings.unit());
    put(meta, "subunit", settings.subunit());
    put(meta, "currency", settings.currency());
    put(meta, "num_projects", cycle.proposals().size());
    put(meta, "num_votes", cycle.ballots());
    put(meta, "budget", settings.budget().toPlainString());
    put(meta, "vote_type", ballot.type());
    put(meta, "min_length", ballot.minLength());
    put(meta, "max_length", ballot.maxProposals());
    put(meta, "max_sum_cost", ballot.maxSumCost());
    put(meta, "max_sum_points", ballot.maxSumPoints());
    put(meta, "max_points", ballot.maxPoints());
    meta.putAll(RuleKeyConverter.keysOf(head.rule(), head.tieOrder(), groups, lot));
    return new PabulibHead(
        meta,
        head.budget(),
        head.ballotType(),
        head.maxLength(),
        head.rule(),
        head.officialRule(),
        true,
        head.tieOrder(),
        groups,
        lot);
  }

  private static void put(Map<String, String> meta, String key, @Nullable Object value) {
    if (value != null) {
      meta.put(key, value instanceof BigDecimal number ? number.toPlainString() : value.toString());
    }
  }
}
