package io.insula.reporting.internal.google;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.api.client.googleapis.services.AbstractGoogleClientRequest;
import com.google.api.client.json.JsonObjectParser;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.drive.DriveRequest;
import com.google.api.services.sheets.v4.SheetsRequest;
import io.insula.reporting.internal.google.RequestQuota.Kind;
import io.insula.reporting.internal.tickets.AttemptEndedException;
import io.insula.reporting.internal.tickets.ReportFailedException;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends single requests to Google, and heartbeats of the task during the wait. A request to Google
 * Sheets also waits for the quota.
 */
@Singleton
@Requires(condition = GoogleConfiguredCondition.class)
class GoogleClient {
  private static final int MAX_RESPONSE_BYTES = 64 << 20;

  /** The longest wait for a response. Google itself ends a request after 180 s. */
  private static final Duration MAX_REQUEST_DURATION = Duration.ofSeconds(180);

  private final RequestQuota quota;
  private final String account;
  private final JsonObjectParser json = new JsonObjectParser(GsonFactory.getDefaultInstance());

  GoogleClient(RequestQuota quota, ServiceAccount account) {
    this.quota = quota;
    this.account = account.email();
  }

  /**
   * Reads from a spreadsheet.
   *
   * @param doing the purpose of the request, for messages, for instance {@code list the tabs}
   * @throws GoogleTransientException if the request failed and a retry may succeed
   * @throws GoogleRefusedException if Google refuses the request
   * @throws ReportFailedException if Google refuses the account's key, or the response cannot be
   *     used
   */
  <T> T readSheet(SheetsRequest<T> request, String doing, PublishAttempt attempt) {
    quota.take(Kind.READ, attempt);
    return execute(request, doing, attempt);
  }

  /** Changes a spreadsheet. Throws the same exceptions as {@link #readSheet}. */
  <T> T writeSheet(SheetsRequest<T> request, String doing, PublishAttempt attempt) {
    quota.take(Kind.WRITE, attempt);
    return execute(request, doing, attempt);
  }

  /**
   * Sends a request to Google Drive, without a wait for a quota. Throws the same exceptions as
   * {@link #readSheet}.
   */
  <T> T callDrive(DriveRequest<T> request, String doing, PublishAttempt attempt) {
    return execute(request, doing, attempt);
  }

  /** Sends a request to Google Drive, and expects a response without a body. */
  void callDriveWithoutBody(DriveRequest<Void> request, String doing, PublishAttempt attempt) {
    send(request, doing, attempt);
  }

  private <T> T execute(
      AbstractGoogleClientRequest<T> request, String doing, PublishAttempt attempt) {
    return parse(send(request, doing, attempt), request.getResponseClass(), doing);
  }

  private byte[] send(
      AbstractGoogleClientRequest<?> request, String doing, PublishAttempt attempt) {
    attempt.check();
    try {
      return await(request, doing, attempt);
    } catch (GoogleRefusedException e) {
      // A newer attempt may have deleted the tabs. The check then ends this attempt without a
      // failure.
      attempt.check();
      throw e;
    }
  }

  /**
   * Sends a request on a separate thread, and waits for the response. An interruption ends the wait
   * at once, even during a read.
   */
  private byte[] await(
      AbstractGoogleClientRequest<?> request, String doing, PublishAttempt attempt) {
    var sending = new FutureTask<>(() -> send(request));
    Thread.ofVirtual().name("google-request").start(sending);
    var end = System.nanoTime() + MAX_REQUEST_DURATION.toNanos();
    try {
      while (System.nanoTime() < end) {
        try {
          return sending.get(1, TimeUnit.SECONDS);
        } catch (TimeoutException _) {
          attempt.heartbeat();
        }
      }
      throw new GoogleTransientException(
          "Google took too long to " + doing + ".", null, true, null);
    } catch (ExecutionException e) {
      throw failure(e.getCause(), doing);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AttemptEndedException("The attempt was interrupted while it waited for Google.");
    } finally {
      sending.cancel(true);
    }
  }

  private RuntimeException failure(@Nullable Throwable cause, String doing) {
    return switch (cause) {
      case TooLargeException _ ->
          new ReportFailedException(
              "Google's response to the request to %s has more than %d bytes."
                  .formatted(doing, MAX_RESPONSE_BYTES),
              true,
              cause);
      case IOException failure -> GoogleExceptionMapper.of(failure, doing, account);
      case null, default -> new IllegalStateException("The request to " + doing + " failed", cause);
    };
  }

  private static byte[] send(AbstractGoogleClientRequest<?> request) throws IOException {
    var response = request.executeUnparsed();
    try (var content = response.getContent()) {
      var bytes = content == null ? new byte[0] : content.readNBytes(MAX_RESPONSE_BYTES + 1);
      if (bytes.length > MAX_RESPONSE_BYTES) {
        throw new TooLargeException();
      }
      return bytes;
    }
  }

  private static final class TooLargeException extends IOException {}

  private <T> T parse(byte[] answer, Class<T> type, String doing) {
    try {
      var parsed = json.parseAndClose(new ByteArrayInputStream(answer), UTF_8, type);
      if (parsed == null) {
        throw GoogleExceptionMapper.unreadable(doing, null);
      }
      return parsed;
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      throw GoogleExceptionMapper.unreadable(doing, e);
    }
  }
}
