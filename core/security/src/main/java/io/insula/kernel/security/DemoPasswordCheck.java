package io.insula.kernel.security;

import io.insula.kernel.base.CannotStartException;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Checks that no demo account in the database still has its demo password. The demo passwords are
 * public, because they are in the source code.
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
   * Fails if a demo account has its demo password. Runs at start-up in development if other
   * machines can reach the server.
   *
   * @throws CannotStartException if a demo account has its demo password
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
