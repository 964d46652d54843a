package io.insula.threads.remote;

import io.grpc.stub.StreamObserver;
import io.insula.api.Actor;
import io.insula.api.InvalidInputException;
import io.insula.api.PageRequest;
import io.insula.remote.UnaryCallResponder;
import io.insula.threads.DiscussionThread;
import io.insula.threads.NewThread;
import io.insula.threads.Threads;
import io.insula.threads.Viewer;
import io.insula.threads.wire.AddThreadsRequest;
import io.insula.threads.wire.AddThreadsResponse;
import io.insula.threads.wire.GetProjectThreadIdsRequest;
import io.insula.threads.wire.GetProjectThreadIdsResponse;
import io.insula.threads.wire.GetProjectThreadsRequest;
import io.insula.threads.wire.GetProjectThreadsResponse;
import io.insula.threads.wire.GetThreadRequest;
import io.insula.threads.wire.Thread;
import io.insula.threads.wire.ThreadUpdate;
import io.insula.threads.wire.ThreadsGrpc.ThreadsImplBase;
import io.insula.threads.wire.UpdateThreadsRequest;
import io.insula.threads.wire.UpdateThreadsResponse;
import io.insula.threads.wire.VoteRequest;
import io.insula.threads.wire.VoteResponse;
import java.util.ArrayList;
import java.util.List;

/** The gRPC service that serves {@link Threads} to other processes. */
final class ThreadsService extends ThreadsImplBase {
  private final Threads threads;

  ThreadsService(Threads threads) {
    this.threads = threads;
  }

  @Override
  public void getProjectThreads(
      GetProjectThreadsRequest request, StreamObserver<GetProjectThreadsResponse> caller) {
    var page =
        threads.ofProject(
            request.getProjectId(),
            ThreadsWire.readFilter(request.getThreadType()),
            request.hasViewer()
                ? new Viewer(request.getViewer(), request.getViewerIsAdmin())
                : null,
            new PageRequest(request.getLimit(), request.hasBefore() ? request.getBefore() : null));
    var answer = GetProjectThreadsResponse.newBuilder();
    page.items().forEach(thread -> answer.addThreads(ThreadsWire.write(thread)));
    if (page.nextBefore() != null) {
      answer.setNextBefore(page.nextBefore());
    }
    UnaryCallResponder.send(answer.build(), caller);
  }

  @Override
  public void getProjectThreadIds(
      GetProjectThreadIdsRequest request, StreamObserver<GetProjectThreadIdsResponse> caller) {
    var ids = threads.idsOfProject(request.getProjectId(), request.getLimit());
    UnaryCallResponder.send(
        GetProjectThreadIdsResponse.newBuilder().addAllThreadIds(ids).build(), caller);
  }

  @Override
  public void getThread(GetThreadRequest request, StreamObserver<Thread> caller) {
    var viewer =
        request.hasViewer() ? new Viewer(request.getViewer(), request.getViewerIsAdmin()) : null;
    UnaryCallResponder.send(ThreadsWire.write(threads.get(request.getThreadId(), viewer)), caller);
  }

  @Override
  public void addThreads(AddThreadsRequest request, StreamObserver<AddThreadsResponse> caller) {
    var added = request.getThreadsList().stream().map(ThreadsWire::readNew).toList();
    var answer = AddThreadsResponse.newBuilder();
    threads
        .add(request.getRequestKey(), added)
        .forEach(thread -> answer.addThreads(ThreadsWire.write(thread)));
    UnaryCallResponder.send(answer.build(), caller);
  }

  @Override
  public void updateThreads(
      UpdateThreadsRequest request, StreamObserver<UpdateThreadsResponse> caller) {
    var updates = request.getThreadsList();
    var added =
        updates.stream().filter(each -> !each.hasThreadId()).map(ThreadsWire::readNew).toList();
    var edits = updates.stream().filter(ThreadUpdate::hasThreadId).toList();
    var answer = UpdateThreadsResponse.newBuilder();
    update(request, added, edits).forEach(thread -> answer.addThreads(ThreadsWire.write(thread)));
    UnaryCallResponder.send(answer.build(), caller);
  }

  private List<DiscussionThread> update(
      UpdateThreadsRequest request, List<NewThread> added, List<ThreadUpdate> edits) {
    // All input is checked before the first change, so that a refused request changes nothing.
    var actor = edits.isEmpty() ? null : actorOf(request);
    edits.forEach(edit -> Threads.checkEdit(edit.getMessage()));
    var updated = new ArrayList<DiscussionThread>();
    if (!added.isEmpty() || edits.isEmpty()) {
      updated.addAll(threads.add(request.getRequestKey(), added));
    }
    if (actor != null) {
      edits.forEach(
          edit -> updated.add(threads.edit(edit.getThreadId(), edit.getMessage(), actor)));
    }
    return updated;
  }

  private static Actor actorOf(UpdateThreadsRequest request) {
    if (!request.hasActor()) {
      throw new InvalidInputException("actor", "is required");
    }
    return new Actor(request.getActor().getName(), request.getActor().getAdmin());
  }

  @Override
  public void vote(VoteRequest request, StreamObserver<VoteResponse> caller) {
    var tally =
        threads.vote(
            request.getThreadId(), request.getVoter(), ThreadsWire.readVote(request.getVote()));
    UnaryCallResponder.send(ThreadsWire.write(tally), caller);
  }
}
