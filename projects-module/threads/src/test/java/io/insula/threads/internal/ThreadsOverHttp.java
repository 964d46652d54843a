package io.insula.threads.internal;

import io.insula.testkit.ApiResponse;
import io.insula.testkit.TestUsers;
import io.insula.threads.DiscussionThread;
import io.insula.threads.NewThread;
import io.insula.threads.ThreadType;
import io.insula.threads.Threads;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Calls the routes of this app for its tests, as users of the test server. */
@Singleton
public final class ThreadsOverHttp {
  private final EmbeddedServer server;
  private final Threads threads;

  ThreadsOverHttp(EmbeddedServer server, Threads threads) {
    this.server = server;
    this.threads = threads;
  }

  public TestUsers people() {
    return TestUsers.of(server.getURI());
  }

  /** Adds a thread by the user {@code ade}. */
  public DiscussionThread addThread() {
    var thread = new NewThread(7, null, ThreadType.PROBLEM, "short temper", "ade");
    return threads.add(UUID.randomUUID().toString(), List.of(thread)).getFirst();
  }

  /** Adds a thread by the user {@code ade} to a project in a cycle. */
  public DiscussionThread addThreadIn(long cycleId) {
    // The project gets the same id as the cycle, so that each cycle has its own project.
    var thread = new NewThread(cycleId, null, ThreadType.COMMENT, "short temper", "ade", cycleId);
    return threads.add(UUID.randomUUID().toString(), List.of(thread)).getFirst();
  }

  /** Sends a body unchanged, even if it is invalid, as the user {@code ade}. Returns the answer. */
  public ApiResponse putRaw(TestUsers people, String path, String body) {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    return people.member("ade").send("PUT", path, "application/json", bytes);
  }
}
