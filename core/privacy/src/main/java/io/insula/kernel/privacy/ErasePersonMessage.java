package io.insula.kernel.privacy;

import io.insula.api.privacy.Person;
import org.jspecify.annotations.Nullable;

/**
 * The message that asks an app to erase a person. The job that repeats the erasure has the same
 * data. Fields must not be renamed or removed, because earlier messages may be stored.
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
