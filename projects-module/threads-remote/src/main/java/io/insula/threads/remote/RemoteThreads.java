package io.insula.threads.remote;

import io.insula.api.Actor;
import io.insula.api.Page;
import io.insula.api.PageRequest;
import io.insula.remote.RemoteConnection;
import io.insula.threads.DiscussionThread;
import io.insula.threads.NewThread;
import io.insula.threads.ThreadType;
import io.insula.threads.Threads;
import io.insula.threads.Viewer;
import io.insula.threads.Vote;
import io.insula.threads.VoteTally;
import io.insula.threads.wire.AddThreadsRequest;
import io.insula.threads.wire.GetProjectThreadIdsRequest;
import io.insula.threads.wire.GetProjectThreadsRequest;
import io.insula.threads.wire.GetProjectThreadsResponse;
import io.insula.threads.wire.GetThreadRequest;
import io.insula.threads.wire.Thread;
import io.insula.threads.wire.ThreadUpdate;
import io.insula.threads.wire.ThreadsGrpc;
import io.insula.threads.wire.ThreadsGrpc.ThreadsBlockingStub;
import io.insula.threads.wire.UpdateThreadsRequest;
import io.insula.threads.wire.VoteRequest;
import io.insula.threads.wire.VoteResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Implements {@link Threads} by gRPC calls to the threads app in another process. */
final class RemoteThreads implements Threads {
  private final RemoteConnection connection;
  private final ThreadsBlockingStub stub;

  RemoteThreads(RemoteConnection connection) {
    this.connection = connection;
    this.stub = ThreadsGrpc.newBlockingStub(connection.channel());
  }

  @Override
  public Page<DiscussionThread> ofProject(
      long projectId, @Nullable ThreadType type, @Nullable Viewer viewer, PageRequest page) {
    var request =
        GetProjectThreadsRequest.newBuilder()
            .setProjectId(projectId)
            .setLimit(page.limit())
            .setThreadType(ThreadsWire.write(type));
    if (viewer != null) {
      request.setViewer(viewer.name()).setViewerIsAdmin(viewer.admin());
    }
    if (page.before() != null) {
      request.setBefore(page.before());
    }
    return connection.call(() -> page(stub.getProjectThreads(request.build())));
  }

  private static Page<DiscussionThread> page(GetProjectThreadsResponse answer) {
    return new Page<>(
        read(answer.getThreadsList()), answer.hasNextBefore() ? answer.getNextBefore() : null);
  }

  @Override
  public List<Long> idsOfProject(long projectId, int limit) {
    var request =
        GetProjectThreadIdsRequest.newBuilder().setProjectId(projectId).setLimit(limit).build();
    return List.copyOf(connection.call(() -> stub.getProjectThreadIds(request)).getThreadIdsList());
  }

  @Override
  public DiscussionThread get(long threadId, @Nullable Viewer viewer) {
    var request = GetThreadRequest.newBuilder().setThreadId(threadId);
    if (viewer != null) {
      request.setViewer(viewer.name()).setViewerIsAdmin(viewer.admin());
    }
    return connection.call(() -> ThreadsWire.read(stub.getThread(request.build())));
  }

  @Override
  public List<DiscussionThread> add(String requestKey, List<NewThread> threads) {
    Threads.checkAdd(requestKey, threads);
    var request = AddThreadsRequest.newBuilder().setRequestKey(requestKey);
    threads.forEach(thread -> request.addThreads(ThreadsWire.write(thread)));
    return connection.call(() -> read(stub.addThreads(request.build()).getThreadsList()));
  }

  @Override
  public DiscussionThread edit(long threadId, String message, Actor actor) {
    Threads.checkEdit(message);
    var request =
        UpdateThreadsRequest.newBuilder()
            .addThreads(ThreadUpdate.newBuilder().setThreadId(threadId).setMessage(message))
            .setActor(
                io.insula.threads.wire.Actor.newBuilder()
                    .setName(actor.name())
                    .setAdmin(actor.admin()));
    return connection.call(
        () -> read(stub.updateThreads(request.build()).getThreadsList()).getFirst());
  }

  @Override
  public VoteTally vote(long threadId, String voter, Vote vote) {
    Threads.checkVoter(voter);
    var request =
        VoteRequest.newBuilder()
            .setThreadId(threadId)
            .setVoter(voter)
            .setVote(vote.value())
            .build();
    return connection.call(() -> tally(stub.vote(request)));
  }

  private static VoteTally tally(VoteResponse answer) {
    return new VoteTally(
        answer.getUpVote(), answer.getDownVote(), ThreadsWire.readVote(answer.getMyVote()));
  }

  private static List<DiscussionThread> read(List<Thread> threads) {
    return threads.stream().map(ThreadsWire::read).toList();
  }
}
