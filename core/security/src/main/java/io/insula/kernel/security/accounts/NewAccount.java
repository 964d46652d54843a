package io.insula.kernel.security.accounts;

import io.insula.api.TextRule;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account that is to be created. {@link AccountRules} checks it before it is stored.
 *
 * @param group the group in its {@linkplain TextRule#normal normal form}; null if empty
 */
record NewAccount(
    String username,
    @Nullable String email,
    @Nullable String group,
    String password,
    Set<String> roles) {
  NewAccount {
    group = TextRule.normalOrNull(group);
  }

  @Override
  public String toString() {
    return "NewAccount[" + username + "]";
  }
}
