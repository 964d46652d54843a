package io.insula.reporting.internal.source;

import static io.insula.reporting.internal.source.SnapshotAnswers.page;

import io.insula.cycles.SnapshotPart;
import io.insula.reporting.internal.remote.Backoff;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/**
 * The base of the tests of {@link GraphQlCycleSource}: a {@link FakeGraphQl}, and sources that
 * query it without long waits.
 */
abstract class GraphQlSourceTestBase {
  static final String TOKEN = "a-token-that-nobody-may-read";
  static final int ATTEMPTS = 3;

  final FakeGraphQl backend = new FakeGraphQl();
  private final List<GraphQlClient> clients = new ArrayList<>();

  final CycleSource source = sourceAt(backend.url(), Duration.ofSeconds(10));

  CycleSource sourceAt(String url, Duration timeout) {
    var clock = Clock.fixed(SnapshotAnswers.NOW, ZoneOffset.UTC);
    var client =
        new GraphQlClient(
            new GraphQlSettings(url, TOKEN, timeout, ATTEMPTS),
            clock,
            new Backoff(Duration.ofMillis(2), Duration.ofMillis(10)));
    clients.add(client);
    return new GraphQlCycleSource(client, new RemoteSnapshotReader(client, clock));
  }

  @AfterEach
  void close() {
    backend.close();
    clients.forEach(GraphQlClient::close);
  }

  List<SnapshotPart> snapshot() {
    try (var parts = source.snapshot(7)) {
      return parts.toList();
    }
  }

  /** Returns an open cycle with one proposal, in one response. */
  static String small() {
    return SnapshotAnswers.open("1-1", page("", SnapshotAnswers.proposal(1)));
  }
}
