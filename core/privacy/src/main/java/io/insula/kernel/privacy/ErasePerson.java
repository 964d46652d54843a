package io.insula.kernel.privacy;

import io.insula.api.privacy.Person;
import org.jspecify.annotations.Nullable;

/**
 * The message that asks an app to erase a person, and the data of the job that sends it again. It
 * is stored as JSON, so fields may be added. They must not be renamed or removed, because such
 * messages may be waiting.
 */
record ErasePerson(String username, @Nullable String email) {
  static ErasePerson of(Person person) {
    return new ErasePerson(person.username(), person.email());
  }

  Person person() {
    return new Person(username, email);
  }

  @Override
  public String toString() {
    return "ErasePerson";
  }
}
