package io.insula.bench.calls;

import io.insula.threads.Threads;
import io.insula.threads.VoteTally;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Measures a call to another app in the same process. {@link CallTimes} runs it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class InProcessBenchmark {
  private final ApplicationContext context =
      ApplicationContext.builder().banner(false).deduceEnvironment(false).start();
  private final PlainVoting plain = new PlainVoting();
  private final InterfaceVoting injected = context.getBean(InterfaceVoting.class);
  private final InterfaceVoting intercepted =
      new InterfaceVoting(context.getBean(Threads.class, Qualifiers.byName("intercepted")));
  private long threadId;

  @Benchmark
  public VoteTally plain() {
    return plain.vote(threadId++);
  }

  @Benchmark
  public VoteTally injected() {
    return injected.vote(threadId++);
  }

  @Benchmark
  public VoteTally intercepted() {
    return intercepted.vote(threadId++);
  }

  @TearDown
  public void close() {
    context.close();
  }
}
