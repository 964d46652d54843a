package io.insula.cycles.internal.pabulib;

import io.insula.cycles.internal.count.BallotType;
import io.insula.cycles.internal.count.Rule;
import io.insula.cycles.internal.count.TieOrder;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a file says about an election as a whole.
 *
 * @param meta all keys with their values, known to us or not, in the order of the file
 * @param budget above 0
 * @param maxLength how many proposals a ballot may name; null if the file does not say
 * @param rule by which it is counted; exclusive groups stand in {@code exclusiveGroups}
 * @param officialRule the file's own name of the rule
 * @param countsOfficially whether {@code rule} is the file's own; if not, its own outcome came by
 *     another one
 * @param exclusiveGroups the ids of proposals of which only the best may win, group by group
 * @param lot the ids of all proposals in the order that was drawn; empty if none was
 */
public record PabulibHead(
    SequencedMap<String, String> meta,
    BigDecimal budget,
    BallotType ballotType,
    @Nullable Integer maxLength,
    Rule rule,
    String officialRule,
    boolean countsOfficially,
    TieOrder tieOrder,
    List<List<String>> exclusiveGroups,
    List<String> lot) {
  public PabulibHead {
    meta = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(meta));
    exclusiveGroups = exclusiveGroups.stream().map(List::copyOf).toList();
    lot = List.copyOf(lot);
  }

  /** What META says under a key in whatever case; null if it says nothing. */
  public @Nullable String metaText(String key) {
    return meta.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(key) && !entry.getValue().isEmpty())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }
}
