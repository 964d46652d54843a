package io.insula.reporting.internal.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.insula.api.UnavailableException;
import io.insula.reporting.internal.remote.Backoff;
import io.insula.reporting.internal.remote.RetryAfter;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends GraphQL queries to the other backend, from which this server reads the cycles. Retries a
 * query after a transient failure.
 */
@Singleton
@Requires(property = CycleSourceSettings.PROPERTY, value = CycleSourceSettings.GRAPHQL)
class GraphQlClient {
  private static final Logger LOG = LoggerFactory.getLogger(GraphQlClient.class);
  private static final Duration FIRST_WAIT = Duration.ofMillis(500);
  private static final Duration MAX_WAIT = Duration.ofSeconds(20);
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration MAX_RETRY_AFTER = Duration.ofHours(1);
  private static final Duration HEARTBEAT_INTERVAL = Duration.ofSeconds(1);

  private final GraphQlSettings settings;
  private final Backoff backoff;
  private final HttpClient http;
  private final GraphQlQuerySender exchange;
  private final GraphQlResponseParser reader;
  private final ResponseStatusCheck status;
  private final CountDownLatch closed = new CountDownLatch(1);

  @Inject
  GraphQlClient(GraphQlSettings settings, Clock clock) {
    this(settings, clock, new Backoff(FIRST_WAIT, MAX_WAIT));
  }

  GraphQlClient(GraphQlSettings settings, Clock clock, Backoff backoff) {
    this.settings = settings;
    this.backoff = backoff;
    var connecting =
        settings.timeout().compareTo(CONNECT_TIMEOUT) < 0 ? settings.timeout() : CONNECT_TIMEOUT;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(connecting)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    this.exchange = new GraphQlQuerySender(http, settings);
    var remarks = new SafeErrorText(settings.token());
    this.reader = new GraphQlResponseParser(remarks);
    this.status = new ResponseStatusCheck(reader.json(), remarks, new RetryAfter(clock));
  }

  /** Returns the parser of the responses. */
  GraphQlResponseParser reader() {
    return reader;
  }

  /**
   * @param heartbeat sends a heartbeat; called repeatedly while this method waits
   * @throws UnavailableException if a later retry may succeed, or if this server shuts down
   * @throws io.insula.reporting.internal.tickets.ReportFailedException if no retry can succeed
   */
  GraphQlResponse ask(String query, Map<String, @Nullable Object> variables, Runnable heartbeat) {
    var body = body(query, variables);
    for (var attempt = 1; true; attempt++) {
      try {
        return askOnce(body, heartbeat);
      } catch (TransientFailureException e) {
        var wait = wait(e, attempt);
        if (attempt >= settings.attempts() || wait.compareTo(MAX_WAIT) > 0) {
          throw new UnavailableException(message(e), atMost(wait), e);
        }
        LOG.info(
            "Retrying the query to the backend of the cycles in {} ms: {}",
            wait.toMillis(),
            e.getMessage());
        pause(wait, heartbeat);
      }
    }
  }

  /**
   * Returns the wait before the next attempt: the longer of the backoff and the {@code Retry-After}
   * of the other backend.
   */
  private Duration wait(TransientFailureException failure, int attempt) {
    var backoffPause = backoff.after(attempt);
    return failure
        .retryAfter()
        .filter(asked -> asked.compareTo(backoffPause) > 0)
        .orElse(backoffPause);
  }

  private static String message(TransientFailureException failure) {
    return String.valueOf(failure.getMessage());
  }

  private static Duration atMost(Duration wait) {
    return wait.compareTo(MAX_RETRY_AFTER) > 0 ? MAX_RETRY_AFTER : wait;
  }

  private byte[] body(String query, Map<String, @Nullable Object> variables) {
    try {
      return reader.json().writeValueAsBytes(Map.of("query", query, "variables", variables));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A query cannot be written as JSON", e);
    }
  }

  private GraphQlResponse askOnce(byte[] body, Runnable heartbeat)
      throws TransientFailureException {
    var response = exchange.send(body, heartbeat);
    status.check(response);
    var answer = reader.read(response.body());
    if (!answer.errors().isEmpty()
        && answer.errors().stream().allMatch(GraphQlError::isTransient)) {
      throw new TransientFailureException(
          "The backend of the cycles could not answer all of the query: "
              + GraphQlError.words(answer.errors()),
          null,
          null);
    }
    return answer;
  }

  private void pause(Duration wait, Runnable heartbeat) {
    var deadline = System.nanoTime() + wait.toNanos();
    try {
      for (var left = wait.toNanos(); left > 0; left = deadline - System.nanoTime()) {
        heartbeat.run();
        if (closed.await(Math.min(left, HEARTBEAT_INTERVAL.toNanos()), TimeUnit.NANOSECONDS)) {
          throw new UnavailableException(
              "The server is shutting down. Retry shortly.", FIRST_WAIT, null);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException(
          "The query to the backend of the cycles was interrupted.", FIRST_WAIT, e);
    }
  }

  @PreDestroy
  void close() {
    closed.countDown();
    http.shutdownNow();
  }
}
