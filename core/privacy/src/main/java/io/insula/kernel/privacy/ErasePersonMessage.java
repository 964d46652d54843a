package io.insula.kernel.privacy;

import io.insula.api.privacy.Person;
import org.jspecify.annotations.Nullable;

/**
 * The message that asks an app to erase a person. It is also the data of the job that repeats the
 * erasure later. It is stored as JSON, so fields may be added. Fields must not be renamed or
 * removed, because messages of an earlier version may be waiting.
 */
record ErasePersonMessage(String username, @Nullable String email) {
  static ErasePersonMessage of(Person person) {
    return new ErasePersonMessage(person.username(), person.email());
  }

  Person person() {
    return new Person(username, email);
  }

  @Override
  public String toString() {
    return "ErasePersonMessage";
  }
}
