package io.insula.cycles.internal.graphql;

import graphql.schema.DataFetchingEnvironment;
import io.insula.cycles.CycleStatistics;
import io.insula.cycles.internal.results.CycleResults;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the result of a count. For a vote that is not over, it reads nothing and returns null.
 */
@Singleton
class ResultFetchers {
  private final PageBuilder pageBuilder;
  private final GraphQlFieldConverter values;

  ResultFetchers(PageBuilder pageBuilder, GraphQlFieldConverter values) {
    this.pageBuilder = pageBuilder;
    this.values = values;
  }

  @Nullable CompletableFuture<@Nullable Map<String, @Nullable Object>> statistics(
      DataFetchingEnvironment field) {
    return counted(field, cycleOf(field), found -> values.ofNullable(found.results().statistics()));
  }

  @Nullable CompletableFuture<@Nullable Map<String, @Nullable Object>> ballots(
      DataFetchingEnvironment field) {
    return counted(field, cycleOf(field), found -> ballots(found.results().statistics()));
  }

  private @Nullable Map<String, @Nullable Object> ballots(@Nullable CycleStatistics statistics) {
    return statistics == null
        ? null
        : Map.of(
            "count", statistics.voted(),
            "on_paper", statistics.onPaper(),
            "sizes", values.ofAll(statistics.ballotSizes()));
  }

  @Nullable CompletableFuture<@Nullable ResultsNode> results(DataFetchingEnvironment field) {
    return counted(field, cycleOf(field), found -> node(found.results()));
  }

  private ResultsNode node(CycleResults results) {
    var fields = new HashMap<String, @Nullable Object>();
    fields.put("counted_at", results.countedAt());
    fields.put("ballot_type", results.ballotType());
    fields.put("rule", results.rule());
    fields.put("rule_version", results.ruleVersion());
    fields.put("settings", values.of(results.settings()));
    fields.put("tie_order", results.tieOrder());
    fields.put("budget", results.budget());
    fields.put("spent", results.spent());
    fields.put("ballots", results.ballots());
    fields.put("shares", values.ofNullable(results.shares()));
    fields.put("comparison", values.ofNullable(results.comparison()));
    fields.put("warnings", results.warnings());
    fields.put("receipts_root", results.receiptsRoot());
    fields.put("override", values.ofNullable(results.override()));
    return new ResultsNode(results, fields);
  }

  @Nullable CompletableFuture<@Nullable Map<String, @Nullable Object>> count(
      DataFetchingEnvironment field) {
    var proposal = Objects.requireNonNull(field.<ProposalNode>getSource());
    return counted(
        field, proposal.cycle(), found -> values.ofNullable(found.lines().get(proposal.id())));
  }

  Map<String, @Nullable Object> proposals(DataFetchingEnvironment field) {
    var results = resultsOf(field);
    var list = results.cycleId() + " results proposals";
    return pageBuilder.part(field, list, results.proposals(), values::ofAll);
  }

  Map<String, @Nullable Object> ties(DataFetchingEnvironment field) {
    var results = resultsOf(field);
    return pageBuilder.part(
        field, results.cycleId() + " results ties", results.ties(), values::ofAll);
  }

  CompletableFuture<Map<String, @Nullable Object>> trace(DataFetchingEnvironment field) {
    var cycleId = resultsOf(field).cycleId();
    return CycleLoaders.trace(field, cycleId)
        .thenApply(
            steps ->
                pageBuilder.part(
                    field,
                    cycleId + " results trace",
                    Objects.requireNonNullElse(steps, List.of()),
                    values::ofAll));
  }

  private static <T> @Nullable CompletableFuture<@Nullable T> counted(
      DataFetchingEnvironment field, CycleNode cycle, Function<CountedCycle, @Nullable T> part) {
    return cycle.isVoteOver()
        ? CycleLoaders.results(field, cycle.id())
            .thenApply(found -> found == null ? null : part.apply(found))
        : null;
  }

  private static CycleNode cycleOf(DataFetchingEnvironment field) {
    return Objects.requireNonNull(field.<CycleNode>getSource());
  }

  private static CycleResults resultsOf(DataFetchingEnvironment field) {
    return Objects.requireNonNull(field.<ResultsNode>getSource()).results();
  }
}
