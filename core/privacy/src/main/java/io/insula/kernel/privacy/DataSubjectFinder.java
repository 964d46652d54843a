package io.insula.kernel.privacy;

import io.insula.api.Actor;
import io.insula.api.Roles;
import io.insula.api.privacy.Audience;
import io.insula.api.privacy.Person;
import io.insula.kernel.security.accounts.Account;
import io.insula.kernel.security.accounts.AccountNotFoundException;
import io.insula.kernel.security.accounts.AccountRules;
import io.insula.kernel.security.accounts.AccountTable;
import io.insula.kernel.security.log.SecurityEvent;
import io.insula.kernel.security.tokens.AccessTokens;
import io.insula.kernel.web.problems.ProblemException;
import io.insula.kernel.web.problems.ProblemType;
import io.micronaut.context.annotation.Value;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Finds the person that an export or an erasure is about, and checks the permission of the caller.
 */
@Singleton
final class DataSubjectFinder {
  private final AccountTable accounts;
  private final boolean hasExternalProvider;

  DataSubjectFinder(AccountTable accounts, @Value("${insula.jwks-url:}") String jwksUrl) {
    this.accounts = accounts;
    this.hasExternalProvider = !jwksUrl.isBlank();
  }

  /**
   * Finds the person with this name.
   *
   * @throws ProblemException if the caller is neither the person nor an admin, whether or not the
   *     person exists
   * @throws AccountNotFoundException if no account has the name, and no user of an external
   *     identity provider can have it
   */
  DataSubject find(String name, Authentication caller) {
    var isOutside = AccessTokens.sessionOf(caller).isEmpty();
    if (isPerson(caller) && isOutside && caller.getName().equals(name)) {
      return DataSubject.ofExternalUser(name, Audience.PERSON, name);
    }
    var canonical = AccountRules.canonical(name);
    var isOwn = isPerson(caller) && !isOutside && caller.getName().equals(canonical);
    if (!isOwn && !caller.getRoles().contains(Roles.ADMIN)) {
      throw new ProblemException(
          ProblemType.FORBIDDEN, "Only the person themselves and an admin may do this");
    }
    var audience = isOwn ? Audience.PERSON : Audience.ADMIN;
    return account(canonical)
        .map(account -> DataSubject.of(account, audience, caller.getName()))
        .or(() -> findExternalUser(name, caller).filter(_ -> !isOwn))
        .orElseThrow(AccountNotFoundException::new);
  }

  /**
   * Returns whether the caller is a person. A service acts under the name of an account, but is not
   * its owner.
   */
  private static boolean isPerson(Authentication caller) {
    return !AccessTokens.isOfService(caller);
  }

  private Optional<Account> account(String canonical) {
    return AccountRules.isUsername(canonical) ? accounts.find(canonical) : Optional.empty();
  }

  /**
   * Returns a user of the external identity provider; empty if no provider is configured. Accepts
   * every valid name, because this server has no list of these users.
   */
  private Optional<DataSubject> findExternalUser(String name, Authentication admin) {
    return hasExternalProvider
            && Actor.NAME.complaintAbout(name).isEmpty()
            && !Person.isFormerMember(name)
            && !SecurityEvent.isReserved(name)
        ? Optional.of(DataSubject.ofExternalUser(name, Audience.ADMIN, admin.getName()))
        : Optional.empty();
  }
}
