package io.insula.kernel.security.accounts;

import io.insula.api.InvalidInputException;
import io.insula.kernel.ConfigurationMissingException;
import io.insula.kernel.security.Accounts;
import io.insula.kernel.security.Roles;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.Set;

/** Sees to it that there is somebody who can run the house. */
@Singleton
public final class FirstAdmin {
  private static final String USERNAME = "admin";

  private final AccountStore store;
  private final Accounts accounts;
  private final String password;
  private final boolean development;
  private final boolean hasOutsideProvider;

  FirstAdmin(
      AccountStore store,
      Accounts accounts,
      @Value("${insula.admin.password:}") String password,
      @Value("${insula.development:false}") boolean development,
      @Value("${insula.jwks-url:}") String jwksUrl) {
    this.store = store;
    this.accounts = accounts;
    this.password = password;
    this.development = development;
    this.hasOutsideProvider = !jwksUrl.isBlank();
  }

  /**
   * Makes the account {@code admin} with the configured password, unless there is one.
   *
   * @throws ConfigurationMissingException if there is no admin, no password is configured, and no
   *     outside provider could name one
   */
  public void ensure() {
    if (!password.isBlank()) {
      create();
    } else if (!development && !hasOutsideProvider && !store.anAdminExists()) {
      throw new ConfigurationMissingException(
          "INSULA_ADMIN_PASSWORD is not set, and there is no admin yet: set it to the password"
              + " that the account admin shall have");
    }
  }

  private void create() {
    try {
      accounts.createIfAbsent(USERNAME, password, Set.of(Roles.ADMIN));
    } catch (InvalidInputException e) {
      throw new ConfigurationMissingException("INSULA_ADMIN_PASSWORD: " + e.getMessage(), e);
    }
  }
}
