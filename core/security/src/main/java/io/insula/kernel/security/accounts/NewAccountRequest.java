package io.insula.kernel.security.accounts;

import io.insula.api.Roles;
import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What to send to make an account. */
@Introspected
record NewAccountRequest(
    @NotNull String username, @NotNull String password, @Nullable String email) {
  /** The largest body, in bytes; there is room for the longest values, escaped. */
  static final long MAX_BYTES = 8 * 1024;

  /** The account, with the role MEMBER. */
  NewAccount toAccount() {
    return new NewAccount(
        AccountRules.canonical(username), email, null, password, Set.of(Roles.MEMBER));
  }

  @Override
  public String toString() {
    return "NewAccountRequest[" + username + "]";
  }
}
