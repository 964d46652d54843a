package io.insula.reporting.internal.source;

import io.insula.api.PageRequest;
import io.insula.cycles.Cycle;
import io.insula.cycles.CycleFilter;
import io.insula.cycles.Cycles;
import io.insula.cycles.SnapshotPart;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cycles of this server from the app {@code cycles}, which runs in this process or in
 * another process.
 */
@Singleton
@Requires(property = CycleSourceSettings.PROPERTY, value = CycleSourceSettings.LOCAL)
final class LocalCycleSource implements CycleSource {
  private final Cycles cycles;

  LocalCycleSource(Cycles cycles) {
    this.cycles = cycles;
  }

  @Override
  public List<Cycle> active(@Nullable String admin) {
    return all(new CycleFilter(true, admin)).reversed();
  }

  @Override
  public List<Cycle> all() {
    return all(CycleFilter.ALL).reversed();
  }

  @Override
  public Set<Long> managedBy(String admin) {
    return all(new CycleFilter(false, admin)).stream().map(Cycle::id).collect(Collectors.toSet());
  }

  private List<Cycle> all(CycleFilter filter) {
    var found = new ArrayList<Cycle>();
    @Nullable Long before = null;
    do {
      var page = cycles.list(filter, new PageRequest(PageRequest.MAX_LIMIT, before));
      found.addAll(page.items());
      before = page.nextBefore();
    } while (before != null);
    return found;
  }

  @Override
  public Cycle get(long cycleId) {
    return cycles.get(cycleId);
  }

  @Override
  public Stream<SnapshotPart> snapshot(long cycleId) {
    return cycles.snapshot(cycleId);
  }
}
