package io.insula.bench.calls;

import io.insula.api.InsulaException;
import io.insula.remote.CallOrigin;
import io.insula.remote.RemoteCallContext;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** A call context that always has a request of one signed-in user. */
final class SignedInCallContext implements RemoteCallContext {
  private static final Duration LEFT = Duration.ofSeconds(10);

  private final CallOrigin origin =
      new CallOrigin("0123456789abcdef0123456789abcdef", "ada", Set.of("MEMBER"));

  @Override
  public CallOrigin origin() {
    return origin;
  }

  @Override
  public Optional<Duration> timeLeft() {
    return Optional.of(LEFT);
  }

  @Override
  public void during(String app, CallOrigin incoming, Runnable work) {
    work.run();
  }

  @Override
  public Optional<InsulaException> meaningOf(Throwable error) {
    return Optional.empty();
  }

  @Override
  public void report(Throwable error, String method, CallOrigin incoming) {
    throw new IllegalStateException(method + " failed", error);
  }
}
