package io.insula.kernel.security.accounts;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An account as clients get it. */
@Introspected
record AccountView(
    String username,
    @Nullable String email,
    @Nullable String group,
    Set<String> roles,
    boolean disabled,
    Instant createdAt) {
  static AccountView of(Account account) {
    return new AccountView(
        account.username(),
        account.email(),
        account.group(),
        account.roles(),
        account.disabled(),
        account.createdAt());
  }
}
