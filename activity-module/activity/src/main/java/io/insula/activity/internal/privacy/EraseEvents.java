package io.insula.activity.internal.privacy;

import io.insula.api.privacy.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The data of the job that erases a person from the log.
 *
 * @param after the position that the job has reached
 * @param until the end of the log when the job began
 */
record EraseEvents(String username, @Nullable String email, Instant after, Instant until) {
  PersonMask mask() {
    return new PersonMask(new Person(username, email));
  }

  EraseEvents after(Instant place) {
    return new EraseEvents(username, email, place, until);
  }

  @Override
  public String toString() {
    return "EraseEvents[" + after + ", " + until + "]";
  }
}
