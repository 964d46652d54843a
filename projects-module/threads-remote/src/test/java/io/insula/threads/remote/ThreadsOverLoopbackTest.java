package io.insula.threads.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.insula.api.FieldError;
import io.insula.api.InvalidInputException;
import io.insula.remote.RemoteConnections;
import io.insula.remote.RemoteTarget;
import io.insula.testkit.ContractServers;
import io.insula.threads.NewThread;
import io.insula.threads.ThreadType;
import io.insula.threads.Threads;
import io.insula.threads.contract.ThreadsContract;
import io.insula.threads.wire.Actor;
import io.insula.threads.wire.AddThreadsRequest;
import io.insula.threads.wire.ThreadUpdate;
import io.insula.threads.wire.ThreadsGrpc;
import io.insula.threads.wire.ThreadsGrpc.ThreadsBlockingStub;
import io.insula.threads.wire.UpdateThreadsRequest;
import io.insula.threads.wire.VoteRequest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadsOverLoopbackTest extends ThreadsContract {
  private static final ContractServers SERVERS = ContractServers.overLoopback(Set.of("threads"));

  @Override
  protected Threads api() {
    return SERVERS.api(Threads.class);
  }

  @AfterAll
  static void close() {
    SERVERS.close();
  }

  @Test
  void the_app_is_remote() {
    assertThat(api().getClass().getPackageName()).isEqualTo("io.insula.threads.remote");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nul\u0000"})
  void the_host_checks_requests_that_the_client_did_not_check(String name) {
    var thread = new NewThread(1, null, ThreadType.COMMENT, "vote", "ade");
    var id = api().add("raw " + UUID.randomUUID(), List.of(thread)).getFirst().id();
    var vote = VoteRequest.newBuilder().setThreadId(id).setVoter(name).setVote(1).build();
    var edit =
        UpdateThreadsRequest.newBuilder()
            .addThreads(edit(id, "edited"))
            .setActor(Actor.newBuilder().setName(name).setAdmin(true))
            .build();
    var added =
        AddThreadsRequest.newBuilder()
            .setRequestKey("raw " + UUID.randomUUID())
            .addThreads(ThreadsWire.write(thread).toBuilder().setAuthor(name))
            .build();

    assertRefused(stub -> stub.vote(vote), "voter");
    assertRefused(stub -> stub.updateThreads(edit), "actor");
    assertRefused(stub -> stub.addThreads(added), "author");
    assertThat(api().get(id, null).upVotes()).isZero();
  }

  @Test
  void a_refused_update_adds_and_changes_no_thread() {
    var project = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
    var thread = new NewThread(project, null, ThreadType.COMMENT, "first", "ade");
    var id = api().add("raw " + UUID.randomUUID(), List.of(thread)).getFirst().id();
    var request =
        UpdateThreadsRequest.newBuilder()
            .setRequestKey("raw " + UUID.randomUUID())
            .addThreads(ThreadsWire.write(thread))
            .addThreads(edit(id, "edited"));
    var ade = Actor.newBuilder().setName("ade");

    assertRefused(stub -> stub.updateThreads(request.build()), "actor");
    request.setActor(ade.clone().setName(""));
    assertRefused(stub -> stub.updateThreads(request.build()), "actor");
    request.setActor(ade).addThreads(edit(id, " "));
    assertRefused(stub -> stub.updateThreads(request.build()), "message");

    assertThat(api().idsOfProject(project, 10)).containsExactly(id);
    assertThat(api().get(id, null).message()).isEqualTo("first");
  }

  private static ThreadUpdate edit(long threadId, String message) {
    return ThreadUpdate.newBuilder().setThreadId(threadId).setMessage(message).build();
  }

  private void assertRefused(Function<ThreadsBlockingStub, ?> call, String field) {
    // Returns the same connection that api() uses, so the port 1 in this call has no effect.
    var connection =
        SERVERS
            .api(RemoteConnections.class)
            .to(new ThreadsRemoteApi(), new RemoteTarget("localhost", 1));
    var stub = ThreadsGrpc.newBlockingStub(connection.channel());
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> connection.call(() -> call.apply(stub)))
        .satisfies(
            e -> assertThat(e.errors()).extracting(FieldError::field).containsExactly(field));
  }

  @Test
  void an_edit_is_never_retried_because_another_edit_may_have_followed() {
    assertThat(ThreadsGrpc.getUpdateThreadsMethod().isIdempotent()).isFalse();
    assertThat(ThreadsGrpc.getAddThreadsMethod().isIdempotent()).isTrue();
  }
}
