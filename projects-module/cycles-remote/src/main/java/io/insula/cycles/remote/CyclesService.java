package io.insula.cycles.remote;

import io.grpc.stub.StreamObserver;
import io.insula.api.Actor;
import io.insula.api.InvalidInputException;
import io.insula.api.PageRequest;
import io.insula.cycles.CycleFilter;
import io.insula.cycles.Cycles;
import io.insula.cycles.wire.AddProposalRequest;
import io.insula.cycles.wire.AddProposalResponse;
import io.insula.cycles.wire.Cycle;
import io.insula.cycles.wire.CyclesGrpc.CyclesImplBase;
import io.insula.cycles.wire.GetCycleRequest;
import io.insula.cycles.wire.GetSnapshotRequest;
import io.insula.cycles.wire.ListCyclesRequest;
import io.insula.cycles.wire.ListCyclesResponse;
import io.insula.cycles.wire.RequireOpenForProposalsRequest;
import io.insula.cycles.wire.RequireOpenForProposalsResponse;
import io.insula.cycles.wire.SnapshotPart;
import io.insula.remote.StreamingCallResponder;
import io.insula.remote.UnaryCallResponder;

/** The gRPC service that serves {@link Cycles} to other processes. */
final class CyclesService extends CyclesImplBase {
  private final Cycles cycles;

  CyclesService(Cycles cycles) {
    this.cycles = cycles;
  }

  @Override
  public void listCycles(ListCyclesRequest request, StreamObserver<ListCyclesResponse> caller) {
    var page =
        cycles.list(
            new CycleFilter(
                request.getActiveOnly(), request.hasAdmin() ? request.getAdmin() : null),
            new PageRequest(request.getLimit(), request.hasBefore() ? request.getBefore() : null));
    var answer = ListCyclesResponse.newBuilder();
    page.items().forEach(cycle -> answer.addCycles(CyclesWire.write(cycle)));
    if (page.nextBefore() != null) {
      answer.setNextBefore(page.nextBefore());
    }
    UnaryCallResponder.send(answer.build(), caller);
  }

  @Override
  public void getCycle(GetCycleRequest request, StreamObserver<Cycle> caller) {
    UnaryCallResponder.send(CyclesWire.write(cycles.get(request.getCycleId())), caller);
  }

  @Override
  public void getSnapshot(GetSnapshotRequest request, StreamObserver<SnapshotPart> caller) {
    StreamingCallResponder.with(
        cycles.snapshot(request.getCycleId()).map(SnapshotWire::write), caller);
  }

  @Override
  public void requireOpenForProposals(
      RequireOpenForProposalsRequest request,
      StreamObserver<RequireOpenForProposalsResponse> caller) {
    if (!request.hasActor()) {
      throw new InvalidInputException("actor", "is required");
    }
    cycles.requireOpenForProposals(
        request.getCycleId(),
        request.hasCost() ? NewProposalWire.readCost(request.getCost()) : null,
        new Actor(request.getActor().getName(), request.getActor().getAdmin()));
    UnaryCallResponder.send(RequireOpenForProposalsResponse.getDefaultInstance(), caller);
  }

  @Override
  public void addProposal(AddProposalRequest request, StreamObserver<AddProposalResponse> caller) {
    var id = cycles.addProposal(NewProposalWire.read(request));
    UnaryCallResponder.send(AddProposalResponse.newBuilder().setProposalId(id).build(), caller);
  }
}
