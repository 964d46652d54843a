package io.insula.kernel.security.accounts;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of accounts. Clients get an {@link AccountView}.
 *
 * @param passwordVersion increases with every change of the password
 */
@MappedEntity(value = "account", schema = "kernel")
public record Account(
    @Id @GeneratedValue @MappedProperty("account_id") long id,
    String username,
    @Nullable String email,
    @MappedProperty("group_name") @Nullable String group,
    String passwordHash,
    int passwordVersion,
    @TypeDef(type = DataType.STRING_ARRAY) Set<String> roles,
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
