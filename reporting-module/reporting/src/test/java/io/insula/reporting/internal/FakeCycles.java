package io.insula.reporting.internal;

import io.insula.api.Actor;
import io.insula.api.Page;
import io.insula.api.PageRequest;
import io.insula.cycles.Cycle;
import io.insula.cycles.CycleFilter;
import io.insula.cycles.CycleNotFoundException;
import io.insula.cycles.Cycles;
import io.insula.cycles.NewProposal;
import io.insula.cycles.SnapshotHead;
import io.insula.cycles.SnapshotPart;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the app {@code cycles} in a server of a test. It serves the cycles that the test adds.
 */
@Secondary
@Singleton
public final class FakeCycles implements Cycles {
  private final Map<Long, List<SnapshotPart>> snapshots = new ConcurrentHashMap<>();

  /** Adds or replaces a cycle. */
  public void put(List<SnapshotPart> snapshot) {
    snapshots.put(((SnapshotHead) snapshot.getFirst()).cycle().id(), List.copyOf(snapshot));
  }

  @Override
  public Page<Cycle> list(CycleFilter filter, PageRequest page) {
    var before = page.before();
    var found =
        snapshots.values().stream()
            .map(FakeCycles::cycle)
            .filter(each -> before == null || each.id() < before)
            .filter(each -> !filter.activeOnly() || each.isActive())
            .filter(each -> filter.admin() == null || each.admins().contains(filter.admin()))
            .sorted(Comparator.comparingLong(Cycle::id).reversed())
            .limit(page.limit() + 1L)
            .toList();
    return Page.of(found, page, Cycle::id);
  }

  private static Cycle cycle(List<SnapshotPart> snapshot) {
    return ((SnapshotHead) snapshot.getFirst()).cycle();
  }

  @Override
  public Cycle get(long cycleId) {
    return cycle(find(cycleId));
  }

  @Override
  public Stream<SnapshotPart> snapshot(long cycleId) {
    return find(cycleId).stream();
  }

  private List<SnapshotPart> find(long cycleId) {
    return Optional.ofNullable(snapshots.get(cycleId))
        .orElseThrow(() -> new CycleNotFoundException(cycleId));
  }

  @Override
  public void requireOpenForProposals(long cycleId, @Nullable BigDecimal cost, Actor actor) {
    throw new UnsupportedOperationException("Reporting enters no proposals");
  }

  @Override
  public long addProposal(NewProposal proposal) {
    throw new UnsupportedOperationException("Reporting enters no proposals");
  }
}
