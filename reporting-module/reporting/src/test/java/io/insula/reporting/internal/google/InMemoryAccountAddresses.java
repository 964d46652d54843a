package io.insula.reporting.internal.google;

import io.insula.membership.AccountDirectory;
import io.insula.membership.ListedMember;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A directory of accounts that knows only the e-mail address of each user. */
@Singleton
@Requires(property = "insula.test.google.instant-pauses")
@Requires(missingProperty = "insula.test.google.no-accounts")
final class InMemoryAccountAddresses implements AccountDirectory {
  private final Map<String, String> addresses = new ConcurrentHashMap<>();

  void put(String username, String email) {
    addresses.put(username, email);
  }

  void reset() {
    addresses.clear();
  }

  @Override
  public Optional<String> emailOf(String username) {
    return Optional.ofNullable(addresses.get(username));
  }

  @Override
  public long count() {
    return addresses.size();
  }

  @Override
  public List<ListedMember> checkMembers(byte[] csv) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int importMembers(byte[] csv, String by) {
    throw new UnsupportedOperationException();
  }
}
