package io.insula.kernel.security;

import io.insula.kernel.base.CannotStartException;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Checks that no account has a password of the demo accounts. Everyone can know these passwords,
 * because they are in the source.
 */
@Singleton
public final class DemoPasswordCheck {
  static final String ADMIN = "admin";
  static final String ADMIN_PASSWORD = "demo-admin";
  static final String MEMBER_PASSWORD = "demo-member";
  static final List<String> MEMBERS = List.of("popee", "kedamono", "papi");

  private final StartupAccounts startupAccounts;

  DemoPasswordCheck(StartupAccounts startupAccounts) {
    this.startupAccounts = startupAccounts;
  }

  /**
   * Refuses the start if an account has a demo password. The server calls this at start-up if other
   * machines can reach it.
   *
   * @throws CannotStartException if an account has a demo password
   */
  public void refuse() {
    if (startupAccounts.hasPassword(ADMIN, ADMIN_PASSWORD)
        || MEMBERS.stream()
            .anyMatch(member -> startupAccounts.hasPassword(member, MEMBER_PASSWORD))) {
      throw new CannotStartException(
          "Accounts of an earlier demo have public passwords, and INSULA_HOST allows connections"
              + " from other machines. Use another database or --data, or change the passwords");
    }
  }
}
