package io.insula.kernel.privacy;

import io.insula.api.privacy.Audience;
import io.insula.api.privacy.Person;
import io.insula.kernel.security.accounts.Account;
import org.jspecify.annotations.Nullable;

/**
 * Whom a request is about.
 *
 * @param account null for somebody of an outside identity provider
 * @param audience who asks
 */
record Subject(Person person, @Nullable Account account, Audience audience) {
  static Subject of(Account account, Audience audience) {
    return new Subject(new Person(account.username(), account.email()), account, audience);
  }

  static Subject outside(String name, Audience audience) {
    return new Subject(new Person(name, null), null, audience);
  }
}
