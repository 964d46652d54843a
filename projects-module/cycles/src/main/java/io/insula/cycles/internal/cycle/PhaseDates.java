package io.insula.cycles.internal.cycle;

import io.insula.api.InputChecks;
import io.insula.cycles.CyclePhase;
import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The dates at which the phases of a cycle begin. An admin starts a phase whose date is null.
 *
 * @param planning only for information, because a cycle begins in planning
 */
@Introspected
public record PhaseDates(
    @Nullable Instant planning,
    @Nullable Instant refinement,
    @Nullable Instant voting,
    @Nullable Instant implementation,
    @Nullable Instant closed) {
  public static final PhaseDates NONE = new PhaseDates(null, null, null, null, null);

  /** Truncates the dates to microseconds, the precision of the database. */
  public PhaseDates {
    planning = stored(planning);
    refinement = stored(refinement);
    voting = stored(voting);
    implementation = stored(implementation);
    closed = stored(closed);
  }

  private static @Nullable Instant stored(@Nullable Instant date) {
    return date == null ? null : date.truncatedTo(ChronoUnit.MICROS);
  }

  public @Nullable Instant of(CyclePhase phase) {
    return switch (phase) {
      case PLANNING -> planning;
      case REFINEMENT -> refinement;
      case VOTING -> voting;
      case IMPLEMENTATION -> implementation;
      case CLOSED -> closed;
    };
  }

  /**
   * Returns these dates without the past dates of the phases after {@code phase}. After a move
   * back, a past date would move the cycle forward again at once.
   */
  public PhaseDates withoutPast(CyclePhase phase, Instant now) {
    return new PhaseDates(
        planning,
        withoutPastDate(CyclePhase.REFINEMENT, phase, now),
        withoutPastDate(CyclePhase.VOTING, phase, now),
        withoutPastDate(CyclePhase.IMPLEMENTATION, phase, now),
        withoutPastDate(CyclePhase.CLOSED, phase, now));
  }

  private @Nullable Instant withoutPastDate(CyclePhase each, CyclePhase phase, Instant now) {
    var date = of(each);
    return date != null && phase.isBefore(each) && !date.isAfter(now) ? null : date;
  }

  /** Adds the errors of these dates to the checks. */
  void check(InputChecks checks) {
    var given = Arrays.stream(CyclePhase.values()).map(this::of).filter(Objects::nonNull).toList();
    for (var i = 1; i < given.size(); i++) {
      checks.that(
          given.get(i - 1).isBefore(given.get(i)),
          "dates",
          "must be in the order of the phases, each later than the date before");
    }
  }
}
