package io.insula.kernel.web;

import io.micronaut.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * Streams responses that people without an account can read, too. Clients without a token have a
 * separate limit. A response is aborted after one hour with a token, and after five minutes without
 * a token.
 */
public final class PublicResponseStreamer {
  private static final Duration MAX_DURATION = Duration.ofHours(1);
  private static final Duration MAX_DURATION_WITHOUT_TOKEN = Duration.ofMinutes(5);

  private final ResponseStreamer forUsers;
  private final ResponseStreamer forStrangers;

  /**
   * @param executor runs the opening and reading of sources
   * @param users the maximum number of clients with a token at the same time
   * @param strangers the maximum number of clients without a token at the same time
   * @param fullMessage the message for a client beyond the limit
   */
  public PublicResponseStreamer(Executor executor, int users, int strangers, String fullMessage) {
    this.forUsers = new ResponseStreamer(executor, users, fullMessage, MAX_DURATION);
    this.forStrangers =
        new ResponseStreamer(executor, strangers, fullMessage, MAX_DURATION_WITHOUT_TOKEN);
  }

  /**
   * Opens a source and sends it, as {@link ResponseStreamer#send} does.
   *
   * @param caller null if the request has no token
   * @throws io.insula.api.UnavailableException for a client beyond the limit
   */
  public Publisher<byte[]> send(
      Callable<? extends ByteChunkSource> opening,
      HttpRequest<?> request,
      @Nullable Caller caller) {
    return (caller == null ? forStrangers : forUsers).send(opening, request);
  }
}
