package io.insula.bench.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.remote.InsecureLocal;
import io.insula.threads.Threads;
import io.insula.threads.Vote;
import io.insula.threads.VoteTally;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import org.junit.jupiter.api.Test;

/**
 * Checks that all timed kinds of calls return the same answer, so that only the call itself
 * differs.
 */
class CallBenchmarksTest {
  private static final VoteTally ANSWER = new VoteTally(5, 3, Vote.UP);

  @Test
  void in_process() {
    try (var context = ApplicationContext.run()) {
      assertThat(new PlainVoting().vote(5)).isEqualTo(ANSWER);
      assertThat(context.getBean(InterfaceVoting.class).vote(5)).isEqualTo(ANSWER);
      assertThat(context.getBean(Threads.class)).isExactlyInstanceOf(ThreadsStub.class);
    }
  }

  @Test
  void behind_an_interceptor() {
    try (var context = ApplicationContext.run()) {
      var threads = context.getBean(Threads.class, Qualifiers.byName("intercepted"));

      assertThat(new InterfaceVoting(threads).vote(5)).isEqualTo(ANSWER);
      assertThat(threads).isInstanceOf(io.micronaut.aop.Intercepted.class);
    }
  }

  @Test
  void over_the_loopback() {
    try (var remote = new RemoteVoting(new InsecureLocal(), "nobody")) {
      assertThat(remote.vote(5)).isEqualTo(ANSWER);
    }
  }
}
