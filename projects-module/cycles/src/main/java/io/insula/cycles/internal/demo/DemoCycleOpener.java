package io.insula.cycles.internal.demo;

import io.insula.cycles.CyclePhase;
import io.insula.cycles.internal.voters.RosterLine;
import io.insula.cycles.internal.voters.RosterService;
import io.insula.kernel.base.apps.DemoData;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** Opens the demo cycles in planning, so that demo projects can enter them. */
@Singleton
@Requires(property = "insula.demo", value = "true")
final class DemoCycleOpener implements DemoData {
  private final DemoCycleStore table;
  private final RosterService rosterService;

  DemoCycleOpener(DemoCycleStore table, RosterService rosterService) {
    this.table = table;
    this.rosterService = rosterService;
  }

  @Override
  public void ensure() {
    DemoCycleList.ALL.forEach(this::ensure);
  }

  private void ensure(DemoCycle cycle) {
    var id = table.findOrOpen(cycle);
    if (!table.hasReached(id, CyclePhase.REFINEMENT)) {
      var lines =
          cycle.voters().stream()
              .map(voter -> new RosterLine(voter.username(), voter.group()))
              .toList();
      rosterService.add(id, lines, DemoCycleStore.OPENED_BY);
    }
  }
}
