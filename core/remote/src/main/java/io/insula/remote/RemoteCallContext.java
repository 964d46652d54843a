package io.insula.remote;

import io.insula.api.InsulaException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What the process around gives to calls that leave it and to calls that come in. */
public interface RemoteCallContext {
  /** Whose request this thread works on. */
  CallOrigin origin();

  /**
   * How much time is left for the request that this thread works on; zero or less if it is over,
   * empty where there is no request.
   */
  Optional<Duration> timeLeft();

  /**
   * Does the work of a call that came in, as part of this request.
   *
   * @param app the one that is called
   */
  void during(String app, CallOrigin origin, Runnable work);

  /**
   * What an error means to the caller that the app did not throw on purpose, for instance that its
   * database is unavailable; empty if nobody expected it.
   */
  Optional<InsulaException> meaningOf(Throwable error);

  /** Hears of a process that proved who it is and called an app that it may not. Does not block. */
  default void refused(String app, Set<String> names) {}

  /**
   * Hears of a connection that did not prove who it is, at most once a minute for each address.
   * Does not block.
   */
  default void handshakeFailed(String address, String reason) {}

  /** Receives an error that nobody expected. */
  void report(Throwable error, String method, CallOrigin origin);
}
