package io.insula.bench.calls;

import io.insula.api.InsulaException;
import io.insula.remote.Origin;
import io.insula.remote.Surroundings;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** A process that always works on a request of one signed-in user. */
final class SomeonesRequest implements Surroundings {
  private static final Duration LEFT = Duration.ofSeconds(10);

  private final Origin origin =
      new Origin("0123456789abcdef0123456789abcdef", "ada", Set.of("MEMBER"));

  @Override
  public Origin origin() {
    return origin;
  }

  @Override
  public Optional<Duration> timeLeft() {
    return Optional.of(LEFT);
  }

  @Override
  public void during(Origin incoming, Runnable work) {
    work.run();
  }

  @Override
  public Optional<InsulaException> meaningOf(Throwable error) {
    return Optional.empty();
  }

  @Override
  public void report(Throwable error, String method, Origin incoming) {
    throw new IllegalStateException(method + " failed", error);
  }
}
