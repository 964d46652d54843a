package io.insula.kernel.base.time;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The difference between this machine's clock and the database's clock. The server's {@link
 * java.time.Clock} adds this difference, so that all processes agree on what is due.
 */
@Singleton
public final class DatabaseClockOffset {
  /**
   * The offset ignores smaller differences. Otherwise the server's clock would jump a little after
   * each measurement.
   */
  static final Duration TOLERANCE = Duration.ofSeconds(1);

  /**
   * The largest difference that the usual drift of a clock can explain. A larger difference means
   * that the clock of this machine is set wrong.
   */
  static final Duration MAX_DRIFT = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseClockOffset.class);

  private final AtomicReference<Duration> current = new AtomicReference<>(Duration.ZERO);

  /**
   * Records one measurement.
   *
   * @param before the time of this machine before the query
   * @param ofDatabase the time of the database, as the query returned it
   * @param after the time of this machine after the answer
   */
  public void measured(Instant before, Instant ofDatabase, Instant after) {
    var min = Duration.between(after, ofDatabase);
    var max = Duration.between(before, ofDatabase);
    var known = current.get();
    if (!isWithin(known, min, max)) {
      change(isWithin(Duration.ZERO, min, max) ? Duration.ZERO : min.plus(max).dividedBy(2));
    }
  }

  /**
   * Returns the duration that is added to this machine's time; zero if the clocks of this machine
   * and the database agree.
   */
  public Duration current() {
    return current.get();
  }

  /**
   * Returns whether this machine's clock differs by more than a minute from the database's clock.
   */
  public boolean isBeyondDrift() {
    return current.get().abs().compareTo(MAX_DRIFT) > 0;
  }

  private void change(Duration correction) {
    current.set(correction);
    if (correction.isZero()) {
      LOG.info("The clock of this machine agrees with the clock of the database again");
    } else {
      LOG.warn(
          "The clock of this machine is {} s {} the clock of the database. The server uses the time"
              + " of the database. Correct the clock of this machine",
          correction.abs().toSeconds(),
          correction.isNegative() ? "ahead of" : "behind");
    }
  }

  private static boolean isWithin(Duration correction, Duration min, Duration max) {
    return correction.compareTo(min.minus(TOLERANCE)) >= 0
        && correction.compareTo(max.plus(TOLERANCE)) <= 0;
  }
}
