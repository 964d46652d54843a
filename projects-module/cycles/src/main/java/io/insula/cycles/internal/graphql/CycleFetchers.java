package io.insula.cycles.internal.graphql;

import graphql.schema.DataFetchingEnvironment;
import io.insula.api.InvalidInputException;
import io.insula.api.Page;
import io.insula.api.PageRequest;
import io.insula.cycles.CycleNotFoundException;
import io.insula.cycles.internal.cycle.CycleTable;
import io.insula.cycles.internal.cycle.StoredCycle;
import io.insula.cycles.internal.lifecycle.CycleView;
import io.insula.cycles.internal.proposals.ProposalListReader;
import io.insula.cycles.internal.snapshot.SnapshotRevisionFactory;
import io.insula.kernel.web.Caller;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of cycles and proposals for GraphQL queries, with the same values as the routes
 * return.
 */
@Singleton
class CycleFetchers {
  private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

  private final CycleTable table;
  private final PageBuilder pageBuilder;
  private final GraphQlFieldConverter values;

  CycleFetchers(CycleTable table, PageBuilder pageBuilder, GraphQlFieldConverter values) {
    this.table = table;
    this.pageBuilder = pageBuilder;
    this.values = values;
  }

  Map<String, @Nullable Object> cycles(DataFetchingEnvironment field) {
    field.getGraphQlContext().<TimeBudget>get(TimeBudget.class).check();
    var active = Boolean.TRUE.equals(field.getArgument("active"));
    var list = active ? "active cycles" : "cycles";
    var before = pageBuilder.after(field, list).orElse(null);
    var request = new PageRequest(PageBuilder.first(field), before);
    var page = Page.of(table.newest(active, false, null, request), request, StoredCycle::id);
    var nodes = page.items().stream().map(this::node).toList();
    return pageBuilder.page(list, nodes, page.nextBefore());
  }

  CompletableFuture<CycleNode> cycle(DataFetchingEnvironment field) {
    var id = id(Objects.requireNonNull(field.<String>getArgument("id")));
    return CycleLoaders.cycle(field, id).thenApply(found -> node(required(id, found)));
  }

  private static long id(String text) {
    if (!ID.matcher(text).matches()) {
      throw new InvalidInputException("id", "must be the id of a cycle");
    }
    return Long.parseLong(text);
  }

  private static StoredCycle required(long id, @Nullable StoredCycle found) {
    if (found == null) {
      throw new CycleNotFoundException(id);
    }
    return found;
  }

  private CycleNode node(StoredCycle cycle) {
    return new CycleNode(cycle, values.of(CycleView.of(cycle, null, List.of(), null)));
  }

  CompletableFuture<List<Map<String, @Nullable Object>>> phaseChanges(
      DataFetchingEnvironment field) {
    return CycleLoaders.phaseChanges(field, cycleOf(field).id())
        .thenApply(changes -> values.ofAll(orNone(changes)));
  }

  CompletableFuture<@Nullable List<String>> admins(DataFetchingEnvironment field) {
    Caller caller = field.getGraphQlContext().get(Caller.class);
    return CycleLoaders.admins(field, cycleOf(field).id())
        .thenApply(CycleFetchers::orNone)
        .thenApply(names -> caller.isAdmin() || names.contains(caller.name()) ? names : null);
  }

  CompletableFuture<Map<String, @Nullable Object>> proposals(DataFetchingEnvironment field) {
    var cycle = cycleOf(field);
    var list = cycle.id() + " proposals";
    var first = PageBuilder.first(field);
    var after = Math.toIntExact(pageBuilder.after(field, list).orElse(-1L));
    return CycleLoaders.proposals(field, new ProposalListReader.Part(cycle.id(), after, first + 1))
        .thenApply(rows -> proposals(cycle, list, orNone(rows), first));
  }

  private Map<String, @Nullable Object> proposals(
      CycleNode cycle, String list, List<ProposalListReader.PositionedProposal> rows, int first) {
    var shown = rows.subList(0, Math.min(first, rows.size()));
    var nodes =
        shown.stream()
            .map(row -> new ProposalNode(cycle, row.view().proposalId(), values.of(row.view())))
            .toList();
    return pageBuilder.page(
        list, nodes, rows.size() > first ? Long.valueOf(shown.getLast().position()) : null);
  }

  @Nullable CompletableFuture<Map<String, @Nullable Object>> turnout(
      DataFetchingEnvironment field) {
    var cycle = cycleOf(field);
    return cycle.hasTurnout()
        ? CycleLoaders.turnout(field, cycle.id()).thenApply(values::of)
        : null;
  }

  CompletableFuture<String> revision(DataFetchingEnvironment field) {
    var cycle = cycleOf(field).cycle();
    return cycle.hasTurnout()
        ? CycleLoaders.knownTurnout(field, cycle.id())
            .thenApply(turnout -> SnapshotRevisionFactory.of(cycle.version(), turnout))
        : CompletableFuture.completedFuture(SnapshotRevisionFactory.of(cycle.version(), null));
  }

  private static CycleNode cycleOf(DataFetchingEnvironment field) {
    return Objects.requireNonNull(field.<CycleNode>getSource());
  }

  private static <T> List<T> orNone(@Nullable List<T> found) {
    return Objects.requireNonNullElse(found, List.of());
  }
}
