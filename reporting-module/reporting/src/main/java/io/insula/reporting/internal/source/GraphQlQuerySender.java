package io.insula.reporting.internal.source;

import io.insula.api.UnavailableException;
import io.insula.reporting.internal.remote.ConnectionErrorMessages;
import io.insula.reporting.internal.tickets.ReportFailedException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Sends a query to the other backend once, without a retry. */
final class GraphQlQuerySender {
  static final int MAX_RESPONSE_BYTES = 16 << 20;

  private static final Duration HEARTBEAT_INTERVAL = Duration.ofSeconds(1);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

  private final HttpClient http;
  private final GraphQlSettings settings;

  GraphQlQuerySender(HttpClient http, GraphQlSettings settings) {
    this.http = http;
    this.settings = settings;
  }

  /**
   * @param heartbeat sends a heartbeat; called repeatedly during the wait; its exceptions end the
   *     exchange
   * @throws TransientFailureException if the other backend is unreachable, or does not answer in
   *     time
   * @throws ReportFailedException if the response is too large
   */
  HttpResponse<byte[]> send(byte[] query, Runnable heartbeat) throws TransientFailureException {
    var request =
        HttpRequest.newBuilder(settings.endpoint())
            .header("Authorization", "Bearer " + settings.token())
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofByteArray(query))
            .build();
    var exchange = http.sendAsync(request, _ -> new BoundedBodySubscriber(MAX_RESPONSE_BYTES));
    try {
      return await(exchange, heartbeat);
    } catch (ExecutionException e) {
      throw failure(Objects.requireNonNullElse(e.getCause(), e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException(
          "The query to the backend of the cycles was interrupted.", RETRY_AFTER, e);
    } finally {
      exchange.cancel(true);
    }
  }

  private HttpResponse<byte[]> await(
      CompletableFuture<HttpResponse<byte[]>> exchange, Runnable heartbeat)
      throws ExecutionException, InterruptedException, TransientFailureException {
    var deadline = System.nanoTime() + settings.timeout().toNanos();
    while (true) {
      heartbeat.run();
      var left = deadline - System.nanoTime();
      if (left <= 0) {
        throw new TransientFailureException(
            "The backend of the cycles did not answer within "
                + settings.timeout().toMillis()
                + " ms.",
            null,
            null);
      }
      try {
        return exchange.get(Math.min(left, HEARTBEAT_INTERVAL.toNanos()), TimeUnit.NANOSECONDS);
      } catch (TimeoutException _) {
        continue; // There is no response yet; the loop sends the next heartbeat.
      }
    }
  }

  private TransientFailureException failure(Throwable cause) {
    for (@Nullable Throwable each = cause; each != null; each = each.getCause()) {
      if (each instanceof BoundedBodySubscriber.TooLargeException) {
        throw new ReportFailedException(
            "The backend of the cycles sent a response of more than "
                + MAX_RESPONSE_BYTES
                + " bytes, which is not read.",
            false,
            cause);
      }
    }
    return new TransientFailureException(
        "The backend of the cycles at %s cannot be reached: %s."
            .formatted(settings.endpoint().getAuthority(), ConnectionErrorMessages.wordsFor(cause)),
        null,
        cause);
  }
}
