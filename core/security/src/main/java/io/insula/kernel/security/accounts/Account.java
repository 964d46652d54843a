package io.insula.kernel.security.accounts;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One who can sign in here.
 *
 * @param passwordVersion grows with every change of the password
 */
public record Account(
    long id,
    String username,
    @Nullable String email,
    @Nullable String group,
    String passwordHash,
    int passwordVersion,
    Set<String> roles,
    boolean disabled,
    Instant createdAt) {
  public Account {
    roles = Set.copyOf(roles);
  }

  @Override
  public String toString() {
    return "Account[" + username + "]";
  }
}
