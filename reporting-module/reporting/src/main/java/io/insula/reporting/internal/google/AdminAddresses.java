package io.insula.reporting.internal.google;

import io.insula.cycles.Cycle;
import io.insula.membership.AccountDirectory;
import io.insula.reporting.internal.source.CycleSource;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds the e-mail addresses of the admins of a cycle, with whom its spreadsheet is shared. */
@Singleton
@Requires(condition = GoogleConfiguredCondition.class)
class AdminAddresses {
  private final CycleSource cycles;
  private final BeanProvider<AccountDirectory> accounts;
  private final boolean sharesSpreadsheets;

  AdminAddresses(
      CycleSource cycles, BeanProvider<AccountDirectory> accounts, GoogleSettings settings) {
    this.cycles = cycles;
    this.accounts = accounts;
    this.sharesSpreadsheets = settings.shareWithAdmins();
  }

  /**
   * Returns the known e-mail addresses of a cycle's admins, by user name. The map is empty if
   * spreadsheets are not shared. If the admins are not known, the result has no map, and the caller
   * must not change the sharing.
   *
   * @param heartbeat sends a heartbeat; called repeatedly while this method waits
   * @throws io.insula.api.UnavailableException if the accounts cannot be reached
   */
  Optional<Map<String, String>> of(Cycle cycle, Runnable heartbeat) {
    if (!sharesSpreadsheets) {
      return Optional.of(Map.of());
    }
    return accounts.isPresent()
        ? cycles.adminsOf(cycle, heartbeat).map(admins -> of(admins, accounts.get()))
        : Optional.empty();
  }

  private static Map<String, String> of(List<String> admins, AccountDirectory directory) {
    var addresses = new TreeMap<String, String>();
    for (var admin : admins) {
      directory.emailOf(admin).ifPresent(address -> addresses.put(admin, address));
    }
    return addresses;
  }
}
