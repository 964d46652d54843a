package io.insula.membership.internal;

import io.insula.kernel.security.MemberAccountAccess;
import io.insula.membership.AccountDirectory;
import io.insula.membership.ListedMember;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Implements {@link AccountDirectory} with the accounts in the database of this process. */
@Singleton
final class LocalAccountDirectory implements AccountDirectory {
  private final MemberAccountAccess accounts;

  LocalAccountDirectory(MemberAccountAccess accounts) {
    this.accounts = accounts;
  }

  @Override
  public long count() {
    return accounts.count();
  }

  @Override
  public Optional<String> emailOf(String username) {
    return accounts.emailOf(username);
  }

  @Override
  public List<ListedMember> checkMembers(byte[] csv) {
    return accounts.check(csv).stream()
        .map(line -> new ListedMember(line.username(), line.group()))
        .toList();
  }

  @Override
  public int importMembers(byte[] csv, String by) {
    return accounts.importAccounts(csv, by);
  }
}
