package io.insula.activity.internal.ingest;

import io.insula.kernel.base.CannotStartException;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Answers as if every event were stored and stores none, so that the cost of all that comes before
 * can be measured. A house in production does not start with it.
 */
@Context
@Requires(property = DiscardedEvents.SWITCH, value = "true")
final class DiscardedEvents implements EventSink {
  static final String SWITCH = "insula.activity.discard";

  private final Clock clock;

  DiscardedEvents(Clock clock, @Value("${insula.development:false}") boolean development) {
    if (!development) {
      throw new CannotStartException(
          "INSULA_ACTIVITY_DISCARD throws every event away; it is for measurements in development");
    }
    this.clock = clock;
  }

  @Override
  public CompletableFuture<Recording> submit(PendingEvent pending) {
    var stored = pending.storedAt(clock.instant());
    return CompletableFuture.completedFuture(new Recording(stored, false, false));
  }

  @Override
  public List<CompletableFuture<Recording>> submitAll(List<PendingEvent> events) {
    return events.stream().map(this::submit).toList();
  }
}
