package io.insula.membership.contract;

import io.insula.api.FieldError;
import io.insula.api.InvalidInputException;
import io.insula.membership.AccountDirectory;
import io.insula.membership.ListedMember;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * An account directory without a database, for tests of the apps that call {@link
 * AccountDirectory}. It checks only the header of a roster and that each name is not in an earlier
 * roster. A test can make its methods fail.
 */
public final class InMemoryAccountDirectory implements AccountDirectory {
  private static final Runnable NO_FAULT = () -> {};

  private final AtomicReference<Runnable> fault = new AtomicReference<>(NO_FAULT);
  private final AtomicReference<Runnable> faultOfCounting = new AtomicReference<>(NO_FAULT);
  private final Set<String> names = ConcurrentHashMap.newKeySet();
  private final Map<String, String> emails = new ConcurrentHashMap<>();

  /**
   * Runs this action at the start of every call of {@link #importMembers} and {@link #emailOf},
   * until {@link #heal()}.
   */
  public void onImport(Runnable newFault) {
    fault.set(newFault);
  }

  /** Runs this action at the start of every call of {@link #count}, until {@link #heal()}. */
  public void onCount(Runnable newFault) {
    faultOfCounting.set(newFault);
  }

  public void heal() {
    fault.set(NO_FAULT);
    faultOfCounting.set(NO_FAULT);
  }

  public boolean has(String username) {
    return names.contains(username);
  }

  @Override
  public long count() {
    faultOfCounting.get().run();
    return names.size();
  }

  /** Sets the address of an account. */
  public void setEmail(String username, String email) {
    emails.put(username, email);
  }

  @Override
  public Optional<String> emailOf(String username) {
    fault.get().run();
    return Optional.ofNullable(emails.get(username));
  }

  @Override
  public List<ListedMember> checkMembers(byte[] csv) {
    var lines = new String(csv, StandardCharsets.UTF_8).lines().toList();
    if (lines.isEmpty() || !lines.getFirst().equals("username,email,group,password")) {
      throw new InvalidInputException("line 1", "must be username,email,group,password");
    }
    var members = new ArrayList<ListedMember>();
    var errors = new ArrayList<FieldError>();
    for (var number = 2; number <= lines.size(); number++) {
      var fields = lines.get(number - 1).split(",", -1);
      var name = fields[0].toLowerCase(Locale.ROOT);
      if (names.contains(name)) {
        errors.add(new FieldError("line " + number + " username", "is taken"));
      }
      members.add(new ListedMember(name, fields[2].isEmpty() ? null : fields[2]));
    }
    if (!errors.isEmpty()) {
      throw new InvalidInputException(errors);
    }
    return members;
  }

  @Override
  public int importMembers(byte[] csv, String by) {
    fault.get().run();
    var members = checkMembers(csv);
    members.forEach(member -> names.add(member.username()));
    return members.size();
  }
}
