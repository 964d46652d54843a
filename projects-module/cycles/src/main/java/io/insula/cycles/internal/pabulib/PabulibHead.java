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
 * The values in the section META of a file, which describe the whole election.
 *
 * @param meta all keys with their values, in the order of the file
 * @param budget above 0
 * @param maxLength how many proposals a ballot may name, 1 to 1,000,000; null if the file does not
 *     state it as such a number
 * @param rule the rule of the count, without exclusive groups, which are in {@code exclusiveGroups}
 * @param officialRule the name of the rule in the file; {@code unknown} if the file names none
 * @param countsOfficially whether this app knows the rule that the file names; if not, {@code rule}
 *     is greedy
 * @param exclusiveGroups groups of proposal ids; only the best proposal of each group may win
 * @param lot the ids of all proposals in the order of the draw; empty if there was no draw
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

  /**
   * Returns the value of a key of META; null if it is missing or empty. Keys are case-insensitive.
   */
  public @Nullable String metaText(String key) {
    return meta.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(key) && !entry.getValue().isEmpty())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }
}
