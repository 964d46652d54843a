package io.insula.remote;

import io.insula.api.InsulaException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Connects calls between processes with the requests of this process. An outgoing call gets the
 * trace id, the user and the remaining time of the current request. An incoming call runs as part
 * of the caller's request.
 */
public interface RemoteCallContext {
  /** Returns the origin of the request on which this thread works. */
  CallOrigin origin();

  /**
   * Returns the remaining time of this thread's request; zero or less if the time is over. Returns
   * empty without a request, and for an incoming call. gRPC applies the deadline of an incoming
   * call.
   */
  Optional<Duration> timeLeft();

  /**
   * Runs the work of an incoming call as part of the caller's request.
   *
   * @param app the called app
   */
  void during(String app, CallOrigin origin, Runnable work);

  /**
   * Returns the exception for the caller if the cause of an error is known, for instance an
   * unavailable database; otherwise empty.
   */
  Optional<InsulaException> meaningOf(Throwable error);

  /** Reports an authenticated process that called an app without permission. Does not block. */
  default void reportRefusedCaller(String app, Set<String> names) {}

  /**
   * Reports a connection with a failed TLS handshake, at most once a minute for each address. Does
   * not block.
   */
  default void reportFailedHandshake(String address, String reason) {}

  /** Reports an unexpected error. */
  void report(Throwable error, String method, CallOrigin origin);
}
