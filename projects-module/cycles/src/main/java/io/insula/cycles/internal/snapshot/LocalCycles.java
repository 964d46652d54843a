package io.insula.cycles.internal.snapshot;

import io.insula.api.Actor;
import io.insula.api.Page;
import io.insula.api.PageRequest;
import io.insula.cycles.Cycle;
import io.insula.cycles.CycleFilter;
import io.insula.cycles.Cycles;
import io.insula.cycles.NewProposal;
import io.insula.cycles.SnapshotPart;
import io.insula.cycles.internal.proposals.ProposalAdmission;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Implements {@link Cycles} on the database of this process. */
@Singleton
final class LocalCycles implements Cycles {
  private final CycleListQuery list;
  private final CycleSnapshotReader snapshots;
  private final ProposalAdmission admission;

  LocalCycles(CycleListQuery list, CycleSnapshotReader snapshots, ProposalAdmission admission) {
    this.list = list;
    this.snapshots = snapshots;
    this.admission = admission;
  }

  @Override
  public Page<Cycle> list(CycleFilter filter, PageRequest page) {
    return Page.of(list.list(filter, page), page, Cycle::id);
  }

  @Override
  public Cycle get(long cycleId) {
    return list.get(cycleId).cycle();
  }

  @Override
  public Stream<SnapshotPart> snapshot(long cycleId) {
    return snapshots.of(cycleId).stream();
  }

  @Override
  public void requireOpenForProposals(long cycleId, @Nullable BigDecimal cost, Actor actor) {
    admission.requireOpen(cycleId, cost, actor);
  }

  @Override
  public long addProposal(NewProposal proposal) {
    return admission.add(proposal);
  }
}
