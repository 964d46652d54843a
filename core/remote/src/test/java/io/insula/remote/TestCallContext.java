package io.insula.remote;

import io.insula.api.InsulaException;
import io.insula.api.UnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A call context that always has the same request. */
final class TestCallContext implements RemoteCallContext {
  final List<CallOrigin> seen = new CopyOnWriteArrayList<>();
  final List<String> failedHandshakes = new CopyOnWriteArrayList<>();
  final List<Throwable> reported = new CopyOnWriteArrayList<>();
  private final CallOrigin origin;
  volatile @Nullable Duration timeLeft;

  TestCallContext(CallOrigin origin) {
    this.origin = origin;
  }

  @Override
  public CallOrigin origin() {
    return origin;
  }

  @Override
  public Optional<Duration> timeLeft() {
    return Optional.ofNullable(timeLeft);
  }

  @Override
  public void during(String app, CallOrigin incoming, Runnable work) {
    seen.add(incoming);
    work.run();
  }

  @Override
  public Optional<InsulaException> meaningOf(Throwable error) {
    return error instanceof UnsupportedOperationException
        ? Optional.of(new UnavailableException("It rains.", Duration.ofSeconds(7), error))
        : Optional.empty();
  }

  @Override
  public void reportFailedHandshake(String address, String reason) {
    failedHandshakes.add(address + ": " + reason);
  }

  @Override
  public void report(Throwable error, String method, CallOrigin incoming) {
    reported.add(error);
  }
}
