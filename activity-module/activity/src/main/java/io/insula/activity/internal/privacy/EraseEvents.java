package io.insula.activity.internal.privacy;

import io.insula.api.privacy.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The data of the job that takes a person out of the log.
 *
 * @param after how far it has come
 * @param until where the log ended when it began
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
