package io.insula.remote;

import io.insula.api.InsulaException;
import io.insula.api.UnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A process that always works on the same request. */
final class TestSurroundings implements Surroundings {
  final List<Origin> seen = new CopyOnWriteArrayList<>();
  final List<Throwable> reported = new CopyOnWriteArrayList<>();
  private final Origin origin;
  volatile @Nullable Duration timeLeft;

  TestSurroundings(Origin origin) {
    this.origin = origin;
  }

  @Override
  public Origin origin() {
    return origin;
  }

  @Override
  public Optional<Duration> timeLeft() {
    return Optional.ofNullable(timeLeft);
  }

  @Override
  public void during(Origin incoming, Runnable work) {
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
  public void report(Throwable error, String method, Origin incoming) {
    reported.add(error);
  }
}
