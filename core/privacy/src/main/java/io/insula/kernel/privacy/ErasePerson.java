package io.insula.kernel.privacy;

import io.insula.api.privacy.Person;
import org.jspecify.annotations.Nullable;

/**
 * The message by which an app lets go of a person, and the data of the job that sends it again. It
 * is stored as JSON, so its fields may be added to but neither renamed nor removed while such
 * messages wait.
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
