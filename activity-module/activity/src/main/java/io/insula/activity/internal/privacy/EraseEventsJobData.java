package io.insula.activity.internal.privacy;

import io.insula.api.privacy.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The data of the job that erases a person from the log.
 *
 * @param after the position in the log that the job has reached
 * @param until the end of the log when the erasure was requested
 */
record EraseEventsJobData(String username, @Nullable String email, Instant after, Instant until) {
  EventPersonRemover remover() {
    return new EventPersonRemover(new Person(username, email));
  }

  EraseEventsJobData after(Instant place) {
    return new EraseEventsJobData(username, email, place, until);
  }

  @Override
  public String toString() {
    return "EraseEventsJobData[" + after + ", " + until + "]";
  }
}
