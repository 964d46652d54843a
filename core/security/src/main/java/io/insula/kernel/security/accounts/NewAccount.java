package io.insula.kernel.security.accounts;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An account that has been checked against all rules and is about to be stored. */
record NewAccount(
    String username,
    @Nullable String email,
    @Nullable String group,
    String password,
    Set<String> roles) {
  @Override
  public String toString() {
    return "NewAccount[" + username + "]";
  }
}
