package io.insula.kernel.security;

import static io.insula.kernel.security.DemoPasswordCheck.ADMIN;
import static io.insula.kernel.security.DemoPasswordCheck.ADMIN_PASSWORD;
import static io.insula.kernel.security.DemoPasswordCheck.MEMBERS;
import static io.insula.kernel.security.DemoPasswordCheck.MEMBER_PASSWORD;

import io.insula.api.Roles;
import io.insula.kernel.base.apps.DemoData;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Creates the demo accounts, the authors of the apps' demo data. Existing accounts do not change.
 * The account {@code admin} is left out if its password is configured.
 */
@Singleton
@Requires(property = "insula.demo", value = "true")
public final class DemoAccounts implements DemoData {
  private final StartupAccounts startupAccounts;
  private final boolean adminHasGivenPassword;

  DemoAccounts(
      StartupAccounts startupAccounts, @Value("${insula.admin.password:}") String adminPassword) {
    this.startupAccounts = startupAccounts;
    this.adminHasGivenPassword = !adminPassword.isBlank();
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public void ensure() {
    if (!adminHasGivenPassword) {
      startupAccounts.createIfAbsent(ADMIN, ADMIN_PASSWORD, Set.of(Roles.ADMIN));
    }
    MEMBERS.forEach(
        member -> startupAccounts.createIfAbsent(member, MEMBER_PASSWORD, Set.of(Roles.MEMBER)));
  }

  /**
   * Returns the password of each demo account by user name. A note replaces a changed password.
   * This method hashes several passwords, so it is slow.
   */
  public Map<String, String> passwords() {
    var passwords = new LinkedHashMap<String, String>();
    passwords.put(ADMIN, adminPassword());
    for (var member : MEMBERS) {
      passwords.put(
          member,
          startupAccounts.hasPassword(member, MEMBER_PASSWORD)
              ? MEMBER_PASSWORD
              : "(the password was changed later)");
    }
    return passwords;
  }

  private String adminPassword() {
    if (adminHasGivenPassword) {
      return "(the password in INSULA_ADMIN_PASSWORD)";
    }
    return startupAccounts.hasPassword(ADMIN, ADMIN_PASSWORD)
        ? ADMIN_PASSWORD
        : "(an earlier INSULA_ADMIN_PASSWORD set the password, or it was changed later)";
  }
}
