package io.insula.cycles.remote;

import io.insula.api.Actor;
import io.insula.api.Page;
import io.insula.api.PageRequest;
import io.insula.cycles.Cycle;
import io.insula.cycles.CycleFilter;
import io.insula.cycles.Cycles;
import io.insula.cycles.NewProposal;
import io.insula.cycles.SnapshotPart;
import io.insula.cycles.wire.CyclesGrpc;
import io.insula.cycles.wire.CyclesGrpc.CyclesBlockingStub;
import io.insula.cycles.wire.GetCycleRequest;
import io.insula.cycles.wire.GetSnapshotRequest;
import io.insula.cycles.wire.ListCyclesRequest;
import io.insula.cycles.wire.ListCyclesResponse;
import io.insula.cycles.wire.RequireOpenForProposalsRequest;
import io.insula.remote.RemoteConnection;
import io.insula.remote.StreamingCallClient;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A gRPC client of the {@link Cycles} in another process. */
final class RemoteCycles implements Cycles {
  /** The time limit for a snapshot: long, because the caller can write a report while it reads. */
  private static final Duration SNAPSHOT_TIMEOUT = Duration.ofMinutes(10);

  private final RemoteConnection connection;
  private final CyclesBlockingStub stub;

  RemoteCycles(RemoteConnection connection) {
    this.connection = connection;
    this.stub = CyclesGrpc.newBlockingStub(connection.channel());
  }

  @Override
  public Page<Cycle> list(CycleFilter filter, PageRequest page) {
    var request =
        ListCyclesRequest.newBuilder().setLimit(page.limit()).setActiveOnly(filter.activeOnly());
    Optional.ofNullable(page.before()).ifPresent(request::setBefore);
    Optional.ofNullable(filter.admin()).ifPresent(request::setAdmin);
    return connection.call(() -> page(stub.listCycles(request.build())));
  }

  private static Page<Cycle> page(ListCyclesResponse answer) {
    return new Page<>(
        answer.getCyclesList().stream().map(CyclesWire::read).toList(),
        answer.hasNextBefore() ? answer.getNextBefore() : null);
  }

  @Override
  public Cycle get(long cycleId) {
    var request = GetCycleRequest.newBuilder().setCycleId(cycleId).build();
    return connection.call(() -> CyclesWire.read(stub.getCycle(request)));
  }

  @Override
  public Stream<SnapshotPart> snapshot(long cycleId) {
    var request = GetSnapshotRequest.newBuilder().setCycleId(cycleId).build();
    return StreamingCallClient.of(
        connection,
        () ->
            stub.withDeadlineAfter(SNAPSHOT_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                .getSnapshot(request),
        SnapshotWire::read);
  }

  @Override
  public void requireOpenForProposals(long cycleId, @Nullable BigDecimal cost, Actor actor) {
    var request =
        RequireOpenForProposalsRequest.newBuilder()
            .setCycleId(cycleId)
            .setActor(
                io.insula.cycles.wire.Actor.newBuilder()
                    .setName(actor.name())
                    .setAdmin(actor.admin()));
    // toString keeps the exponent of a number such as 1e999999999. Without an exponent, the text
    // would be far too long, as it would be with many zeros at the end. The process that hosts the
    // app checks the bounds of the cost.
    Optional.ofNullable(cost)
        .map(BigDecimal::stripTrailingZeros)
        .map(BigDecimal::toString)
        .ifPresent(request::setCost);
    connection.call(() -> stub.requireOpenForProposals(request.build()));
  }

  @Override
  public long addProposal(NewProposal proposal) {
    var request = NewProposalWire.write(proposal);
    return connection.call(() -> stub.addProposal(request)).getProposalId();
  }
}
