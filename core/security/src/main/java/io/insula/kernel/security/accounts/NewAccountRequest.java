package io.insula.kernel.security.accounts;

import io.insula.api.Roles;
import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The request to create an account. */
@Introspected
record NewAccountRequest(
    @NotNull String username, @NotNull String password, @Nullable String email) {
  /**
   * The maximum size of the body in bytes. The longest allowed values fit, even if all characters
   * are escaped in JSON.
   */
  static final long MAX_BYTES = 8 * 1024;

  /** Returns the account to create, with the role MEMBER. */
  NewAccount toAccount() {
    return new NewAccount(
        AccountRules.canonical(username), email, null, password, Set.of(Roles.MEMBER));
  }

  @Override
  public String toString() {
    return "NewAccountRequest[" + username + "]";
  }
}
