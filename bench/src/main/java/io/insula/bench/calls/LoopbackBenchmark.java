package io.insula.bench.calls;

import io.insula.remote.InsecureLocalSecurity;
import io.insula.remote.MutualTls;
import io.insula.remote.PemFilePaths;
import io.insula.threads.VoteTally;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Measures a vote over gRPC, without encryption and with mutual TLS. {@link CallTimes} starts this
 * benchmark and provides the certificate files.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LoopbackBenchmark {
  static final String CERTIFICATE = "insula.bench.calls.certificate";
  static final String KEY = "insula.bench.calls.key";
  static final String AUTHORITIES = "insula.bench.calls.authorities";
  static final String CALLER = "server";

  private static final Duration NEVER = Duration.ofDays(1);

  private final RemoteVoting insecure = new RemoteVoting(new InsecureLocalSecurity(), CALLER);
  private final RemoteVoting mutual = new RemoteVoting(MutualTls.of(files(), NEVER), CALLER);
  private long threadId;

  private static PemFilePaths files() {
    return new PemFilePaths(file(CERTIFICATE), file(KEY), file(AUTHORITIES));
  }

  private static Path file(String property) {
    return Path.of(Objects.requireNonNull(System.getProperty(property), property));
  }

  @Benchmark
  public VoteTally insecureLocal() {
    return insecure.vote(threadId++);
  }

  @Benchmark
  public VoteTally mutualTls() {
    return mutual.vote(threadId++);
  }

  @TearDown
  public void close() {
    insecure.close();
    mutual.close();
  }
}
