package io.insula.operations;

import static org.awaitility.Awaitility.await;

import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A load balancer. It checks which servers are ready, and sends requests to these servers in turn.
 * If a connection breaks before the answer, it sends the request again to the next ready server, at
 * most two times. So it must only get requests that may be repeated, because of their method or
 * their {@code Idempotency-Key}.
 */
final class LoadBalancer implements AutoCloseable {
  private static final Duration CHECK_EVERY = Duration.ofMillis(200);
  private static final int ATTEMPTS = 3;

  private final List<URI> servers = new CopyOnWriteArrayList<>();
  private final Map<URI, ApiClient> clients = new ConcurrentHashMap<>();
  private final AtomicInteger turn = new AtomicInteger();
  private final AtomicInteger sentAgain = new AtomicInteger();
  private final ScheduledExecutorService checks = Executors.newSingleThreadScheduledExecutor();
  private volatile List<ApiClient> ready = List.of();

  LoadBalancer() {
    checks.scheduleWithFixedDelay(this::check, 0, CHECK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Adds a server, and waits until it gets requests. */
  void add(URI server) {
    servers.add(server);
    await().until(() -> ready.size() == servers.size());
  }

  /** Removes a server that was stopped. */
  void remove(URI server) {
    servers.remove(server);
  }

  /** Returns how many times a request was sent again. */
  int sentAgain() {
    return sentAgain.get();
  }

  /**
   * Sends a request to the next of the ready servers.
   *
   * @throws UncheckedIOException if several attempts get no answer, or a server takes too long
   */
  ApiResponse send(Function<ApiClient, ApiResponse> request) {
    for (var attempt = 1; ; attempt++) {
      try {
        return request.apply(next(ready));
      } catch (UncheckedIOException e) {
        if (attempt == ATTEMPTS || e.getCause() instanceof HttpTimeoutException) {
          throw e;
        }
        sentAgain.incrementAndGet();
      }
    }
  }

  private ApiClient next(List<ApiClient> servers) {
    if (servers.isEmpty()) {
      throw new UncheckedIOException(new IOException("No server is ready"));
    }
    return servers.get(Math.floorMod(turn.getAndIncrement(), servers.size()));
  }

  private void check() {
    ready = servers.stream().filter(this::isReady).map(this::clientOf).toList();
  }

  private ApiClient clientOf(URI server) {
    return clients.computeIfAbsent(server, ApiClient::at);
  }

  private boolean isReady(URI server) {
    try {
      return clientOf(server).get("/health/readiness").status() == 200;
    } catch (UncheckedIOException e) {
      return false; // The server has stopped.
    }
  }

  @Override
  public void close() {
    checks.shutdownNow();
  }
}
