package io.insula.cycles.internal.statistics;

import io.insula.cycles.CategoryStatistics;
import io.insula.cycles.ProposalCosts;
import io.insula.cycles.internal.cycle.StoredProposal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Computes statistics of the proposals of a vote, in total and by category. */
final class ProposalStatisticsCalculator {
  private static final int PLACES = 4;
  private static final ProposalOutcome NO_VOTES = new ProposalOutcome(0, false);

  /** A proposal with its outcome. */
  private record Entry(StoredProposal proposal, ProposalOutcome outcome) {
    BigDecimal cost() {
      return proposal.row().cost();
    }

    /** Returns the categories of the proposal; a single empty name if there are none. */
    List<String> categories() {
      var named = proposal.row().categories().stream().filter(each -> !each.isBlank()).distinct();
      var all = named.toList();
      return all.isEmpty() ? List.of("") : all;
    }
  }

  private final List<Entry> entries;

  private ProposalStatisticsCalculator(List<Entry> entries) {
    this.entries = entries;
  }

  /**
   * Creates the statistics of all proposals that were not withdrawn.
   *
   * @param outcomes the outcomes by the ids of the proposals
   */
  static ProposalStatisticsCalculator of(
      List<StoredProposal> proposals, Map<Long, ProposalOutcome> outcomes) {
    return new ProposalStatisticsCalculator(
        proposals.stream()
            .filter(each -> !each.isBarred())
            .map(each -> new Entry(each, outcomes.getOrDefault(each.id(), NO_VOTES)))
            .toList());
  }

  int count() {
    return entries.size();
  }

  @Nullable ProposalCosts costs() {
    return entries.isEmpty() ? null : costs(entries);
  }

  /** Returns the categories sorted by name, with proposals without a category at the end. */
  List<CategoryStatistics> categories() {
    var byName =
        new TreeMap<String, List<Entry>>(
            Comparator.comparing(String::isEmpty).thenComparing(Comparator.naturalOrder()));
    entries.forEach(
        entry ->
            entry
                .categories()
                .forEach(name -> byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(entry)));
    var votes = votes(entries);
    var spent = funded(entries);
    return byName.entrySet().stream()
        .map(
            each -> {
              var members = each.getValue();
              return new CategoryStatistics(
                  each.getKey().isEmpty() ? null : each.getKey(),
                  members.size(),
                  costs(members),
                  votes(members),
                  ratio(BigDecimal.valueOf(votes(members)), BigDecimal.valueOf(votes)),
                  funded(members),
                  ratio(funded(members), spent));
            })
        .toList();
  }

  private static long votes(Collection<Entry> entries) {
    return entries.stream().mapToLong(each -> each.outcome().votes()).sum();
  }

  private static BigDecimal funded(Collection<Entry> entries) {
    return entries.stream()
        .filter(each -> each.outcome().selected())
        .map(Entry::cost)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static ProposalCosts costs(List<Entry> entries) {
    var costs = entries.stream().map(Entry::cost).sorted().toList();
    var middle = costs.size() / 2;
    var median =
        costs.size() % 2 == 1
            ? costs.get(middle)
            : ratio(costs.get(middle - 1).add(costs.get(middle)), BigDecimal.TWO);
    var sum = costs.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    return new ProposalCosts(
        costs.getFirst(), median, ratio(sum, BigDecimal.valueOf(costs.size())), costs.getLast());
  }

  /** Returns a quotient rounded to four places, without trailing zeros; 0 if the divisor is 0. */
  static BigDecimal ratio(BigDecimal part, BigDecimal whole) {
    if (whole.signum() == 0) {
      return BigDecimal.ZERO;
    }
    var quotient = part.divide(whole, PLACES, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return quotient.scale() < 0 ? quotient.setScale(0) : quotient;
  }
}
