package io.insula.kernel.security.accounts;

import io.insula.api.InvalidInputException;
import io.insula.api.Roles;
import io.insula.kernel.base.InvalidConfigurationException;
import io.insula.kernel.security.StartupAccounts;
import io.insula.kernel.security.log.SecurityEvent;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the first admin at start-up if its password is configured. Without a password, the start
 * fails if nobody can be an admin, except in development.
 */
@Singleton
public final class BootstrapAdmin {
  private static final Logger LOG = LoggerFactory.getLogger(BootstrapAdmin.class);
  private static final String USERNAME = "admin";

  private final StartupAccounts startupAccounts;
  private final AccountTable accounts;
  private final AccountChangeService changeService;
  private final String password;
  private final boolean isDevelopment;

  BootstrapAdmin(
      StartupAccounts startupAccounts,
      AccountTable accounts,
      AccountChangeService changeService,
      @Value("${insula.admin.password:}") String password,
      @Value("${insula.development:false}") boolean isDevelopment) {
    this.startupAccounts = startupAccounts;
    this.accounts = accounts;
    this.changeService = changeService;
    this.password = password;
    this.isDevelopment = isDevelopment;
  }

  /**
   * Creates the account {@code admin} with the configured password, if there is one. In
   * development, an existing account gets this password. Does nothing while an erasure reserves the
   * name.
   *
   * @throws InvalidConfigurationException if the password breaks the rules; outside of development,
   *     also if there is no password and nobody can be an admin
   */
  public void ensure() {
    if (!password.isBlank()) {
      ensureWithPassword();
    } else if (!isDevelopment && startupAccounts.nobodyCanBeAdmin()) {
      throw new InvalidConfigurationException(
          "INSULA_ADMIN_PASSWORD is not set, and there is no admin yet. Set it to the password for"
              + " the new account admin");
    }
  }

  private void ensureWithPassword() {
    try {
      var made = startupAccounts.createIfAbsent(USERNAME, password, Set.of(Roles.ADMIN));
      if (!made) {
        accounts.find(USERNAME).ifPresentOrElse(this::resetPassword, BootstrapAdmin::warn);
      }
    } catch (InvalidInputException e) {
      throw new InvalidConfigurationException("INSULA_ADMIN_PASSWORD: " + e.getMessage(), e);
    }
  }

  private void resetPassword(Account account) {
    if (isDevelopment && !startupAccounts.hasPassword(USERNAME, password)) {
      changeService.changePassword(account, password, SecurityEvent.SERVER);
    }
  }

  private static void warn() {
    LOG.warn(
        "The account {} was erased, and some apps have not erased its data yet. A later start"
            + " creates the account again",
        USERNAME);
  }
}
