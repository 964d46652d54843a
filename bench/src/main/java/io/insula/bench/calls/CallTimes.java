package io.insula.bench.calls;

import io.insula.bench.measure.BenchReport.Timing;
import io.insula.bench.server.BenchServer;
import io.insula.remote.PemFilePaths;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * JMH's timings of one call, in JVMs with the options of a server.
 *
 * @param timings the timing of each kind of call
 * @param interfaceOverPlainNanos the extra time of a call through the interface
 */
public record CallTimes(List<Timing> timings, double interfaceOverPlainNanos) {
  private static final TimeValue ITERATION = TimeValue.seconds(1);
  private static final int ITERATIONS = 5;

  /**
   * Times the calls.
   *
   * @param files the certificate of the process {@value LoopbackBenchmark#CALLER}
   * @param forks the number of JVMs that JMH starts, one after another
   * @param folder the folder for JMH's output
   * @throws IllegalStateException with JMH's output, if JMH fails
   */
  public static CallTimes measure(PemFilePaths files, int forks, Path folder) {
    var log = folder.resolve("jmh.log");
    try {
      return of(new Runner(options(files, forks, log)).run());
    } catch (RunnerException e) {
      throw new IllegalStateException("calls could not be timed:\n" + read(log), e);
    }
  }

  private static Options options(PemFilePaths files, int forks, Path log) {
    var java = new ArrayList<>(BenchServer.OPTIONS);
    // SLF4J finds no logging library in these JVMs, and must not print a warning about it.
    java.add("-Dslf4j.internal.verbosity=ERROR");
    java.add("-D" + LoopbackBenchmark.CERTIFICATE + "=" + files.certificate());
    java.add("-D" + LoopbackBenchmark.KEY + "=" + files.key());
    java.add("-D" + LoopbackBenchmark.AUTHORITIES + "=" + files.authorities());
    return new OptionsBuilder()
        .include(Pattern.quote(InProcessBenchmark.class.getName()))
        .include(Pattern.quote(LoopbackBenchmark.class.getName()))
        .jvmArgs(java.toArray(String[]::new))
        .forks(forks)
        .warmupIterations(ITERATIONS)
        .warmupTime(ITERATION)
        .measurementIterations(ITERATIONS)
        .measurementTime(ITERATION)
        .shouldFailOnError(true)
        .output(log.toString())
        .build();
  }

  private static CallTimes of(Collection<RunResult> results) {
    var plain = timing("a plain call of a class", "plain", results);
    var injected = timing("through the interface, as injected", "injected", results);
    return new CallTimes(
        List.of(
            plain,
            injected,
            timing("the same behind an interceptor that does nothing", "intercepted", results),
            timing("over gRPC on the loopback, insecure-local", "insecureLocal", results),
            timing("over gRPC on the loopback, mutual TLS", "mutualTls", results)),
        injected.value() - plain.value());
  }

  private static Timing timing(String name, String method, Collection<RunResult> results) {
    var result =
        results.stream()
            .map(RunResult::getPrimaryResult)
            .filter(one -> one.getLabel().equals(method))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("JMH has no result for " + method));
    var unit = result.getScoreUnit().replace("/op", "").replace("us", "µs");
    return new Timing(name, result.getScore(), result.getScoreError(), unit);
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
