package io.insula.reporting.internal.sheets;

import io.insula.cycles.CategoryStatistics;
import io.insula.cycles.CycleStatistics;
import io.insula.cycles.ProposalCosts;
import io.insula.cycles.SnapshotProposal;
import io.insula.reporting.internal.sheets.ReportColumn.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The sheet of the costs of proposals, in total and by category, without withdrawn proposals. Votes
 * and funded money are empty before the count.
 */
final class CostsSheet {
  /** The name for proposals without a category. */
  private static final String NO_CATEGORY = "(none)";

  static final SheetLayout<Line> TABLE =
      SheetLayout.<Line>named("costs")
          .with(Kind.TEXT, "category", "Category", Line::category)
          .with(Kind.COUNT, "proposals", "Proposals", Line::proposals)
          .with(Kind.MONEY, "minimum", "Lowest cost", cost(ProposalCosts::minimum))
          .with(Kind.MONEY, "median", "Median cost", cost(ProposalCosts::median))
          .with(Kind.MONEY, "mean", "Mean cost", cost(ProposalCosts::mean))
          .with(Kind.MONEY, "maximum", "Highest cost", cost(ProposalCosts::maximum))
          .with(Kind.COUNT, "votes", "Votes", Line::votes)
          .with(Kind.SHARE, "vote_share", "Share of votes", Line::voteShare)
          .with(Kind.MONEY, "funded", "Funded", Line::funded)
          .with(Kind.SHARE, "money_share", "Share of money", Line::moneyShare);

  private CostsSheet() {}

  record Line(
      String category,
      int proposals,
      @Nullable ProposalCosts costs,
      @Nullable Long votes,
      @Nullable BigDecimal voteShare,
      @Nullable BigDecimal funded,
      @Nullable BigDecimal moneyShare) {
    private static Line uncounted(String category, List<SnapshotProposal> proposals) {
      return new Line(
          category,
          proposals.size(),
          SheetNumberCalculator.costs(proposals),
          null,
          null,
          null,
          null);
    }
  }

  static ReportSheet of(SnapshotData data) {
    var standing = data.proposals().stream().filter(each -> each.withdrawal() == null).toList();
    var statistics = data.statistics();
    return TABLE.sheet(
        data.currency(),
        statistics == null ? uncounted(standing) : counted(data, statistics, standing));
  }

  private static List<Line> counted(
      SnapshotData data, CycleStatistics statistics, List<SnapshotProposal> standing) {
    var lines = new ArrayList<Line>();
    var spent = Objects.requireNonNull(data.outcome()).spent();
    var votes =
        standing.stream()
            .map(SnapshotProposal::count)
            .filter(Objects::nonNull)
            .mapToLong(each -> each.votes())
            .sum();
    lines.add(
        new Line(
            "all",
            standing.size(),
            statistics.costs(),
            votes,
            SheetNumberCalculator.share(votes, votes),
            spent,
            SheetNumberCalculator.share(spent, spent)));
    statistics.categories().stream().map(CostsSheet::line).forEach(lines::add);
    return lines;
  }

  private static Line line(CategoryStatistics it) {
    return new Line(
        it.category() == null ? NO_CATEGORY : it.category(),
        it.proposals(),
        it.costs(),
        it.votes(),
        it.voteShare(),
        it.funded(),
        it.moneyShare());
  }

  /**
   * Orders categories by name; proposals without a category come last. The app {@code cycles} uses
   * the same order after the count.
   */
  private static List<Line> uncounted(List<SnapshotProposal> standing) {
    var byCategory = new TreeMap<String, List<SnapshotProposal>>();
    for (var proposal : standing) {
      for (var name : proposal.categories()) {
        byCategory.computeIfAbsent(name, _ -> new ArrayList<>()).add(proposal);
      }
    }
    var lines = new ArrayList<Line>();
    lines.add(Line.uncounted("all", standing));
    byCategory.forEach((name, proposals) -> lines.add(Line.uncounted(name, proposals)));
    // Not in the map, because a category can also have the name that the sheet shows here.
    var uncategorized = standing.stream().filter(each -> each.categories().isEmpty()).toList();
    if (!uncategorized.isEmpty()) {
      lines.add(Line.uncounted(NO_CATEGORY, uncategorized));
    }
    return lines;
  }

  private static Function<Line, @Nullable Object> cost(
      Function<ProposalCosts, @Nullable Object> value) {
    return line -> line.costs() == null ? null : value.apply(line.costs());
  }
}
