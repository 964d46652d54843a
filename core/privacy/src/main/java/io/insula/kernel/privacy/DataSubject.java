package io.insula.kernel.privacy;

import io.insula.api.privacy.Audience;
import io.insula.api.privacy.Person;
import io.insula.kernel.security.accounts.Account;
import org.jspecify.annotations.Nullable;

/**
 * The person that an export or an erasure is about.
 *
 * @param account the account; null for a user of an external identity provider
 * @param audience the reader of the exported data: the person or an admin
 * @param caller the name of the caller
 */
record DataSubject(Person person, @Nullable Account account, Audience audience, String caller) {
  static DataSubject of(Account account, Audience audience, String caller) {
    var person = new Person(account.username(), account.email());
    return new DataSubject(person, account, audience, caller);
  }

  static DataSubject ofExternalUser(String name, Audience audience, String caller) {
    return new DataSubject(new Person(name, null), null, audience, caller);
  }

  /**
   * Returns the caller's name for a record that is kept after the erasure. Returns {@link
   * Person#FORMER_MEMBER} if the caller is the erased person.
   */
  String recordedCaller() {
    return audience == Audience.PERSON ? Person.FORMER_MEMBER : caller;
  }
}
