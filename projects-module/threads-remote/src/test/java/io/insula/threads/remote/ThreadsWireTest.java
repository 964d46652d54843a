package io.insula.threads.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.threads.DiscussionThread;
import io.insula.threads.NewThread;
import io.insula.threads.ThreadType;
import io.insula.threads.Vote;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThreadsWireTest {
  private static final DiscussionThread HIDDEN =
      new DiscussionThread(
          5,
          7,
          3L,
          ThreadType.COMMENT,
          "short temper",
          "ade",
          2,
          1,
          Vote.UP,
          Instant.EPOCH,
          true,
          "rude");

  @Test
  void a_hidden_thread_arrives_with_its_reason_or_without() {
    assertThat(ThreadsWire.read(ThreadsWire.write(HIDDEN))).isEqualTo(HIDDEN);
    assertThat(ThreadsWire.read(ThreadsWire.write(HIDDEN.withoutText())))
        .isEqualTo(HIDDEN.withoutText());
  }

  @Test
  void a_thread_to_add_arrives_with_its_cycle_or_without() {
    var thread = new NewThread(7, null, ThreadType.PROBLEM, "short temper", "ade", 9L);

    assertThat(ThreadsWire.readNew(ThreadsWire.write(thread))).isEqualTo(thread);
    assertThat(ThreadsWire.readNew(ThreadsWire.write(thread.inCycle(null))))
        .isEqualTo(thread.inCycle(null));
  }
}
