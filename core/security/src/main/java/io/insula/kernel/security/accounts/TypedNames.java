package io.insula.kernel.security.accounts;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Interprets the user names that an admin types. Names of accounts can be typed in upper or lower
 * case. Names at an external identity provider are case-sensitive.
 */
@Singleton
public class TypedNames {
  private final AccountTable accounts;
  private final boolean hasExternalProvider;

  TypedNames(AccountTable accounts, @Value("${insula.jwks-url:}") String jwksUrl) {
    this.accounts = accounts;
    this.hasExternalProvider = !jwksUrl.isBlank();
  }

  /** Returns whether two typed names that differ only in case can belong to different persons. */
  public boolean areCaseSensitive() {
    return hasExternalProvider;
  }

  /**
   * Returns the names to store, in the same order.
   *
   * <ul>
   *   <li>Without an external provider, every name becomes lower case.
   *   <li>With an external provider, only names of accounts and names that an erasure reserves
   *       become lower case.
   * </ul>
   */
  public List<String> resolve(Collection<String> typed) {
    if (!hasExternalProvider) {
      return typed.stream().map(AccountRules::canonical).toList();
    }
    var inLowerCase =
        typed.stream()
            .filter(name -> !AccountRules.canonical(name).equals(name))
            .map(AccountRules::canonical)
            .filter(AccountRules::isUsername)
            .toList();
    var known = inLowerCase.isEmpty() ? Set.<String>of() : accounts.takenUsernames(inLowerCase);
    return typed.stream().map(name -> resolve(name, known)).toList();
  }

  private static String resolve(String name, Set<String> accounts) {
    var canonical = AccountRules.canonical(name);
    return accounts.contains(canonical) ? canonical : name;
  }
}
