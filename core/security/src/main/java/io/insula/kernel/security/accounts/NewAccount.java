package io.insula.kernel.security.accounts;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An account that is to be created. {@link AccountRules} checks it before it is stored. */
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
