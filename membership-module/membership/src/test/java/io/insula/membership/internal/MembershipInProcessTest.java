package io.insula.membership.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.api.Roles;
import io.insula.kernel.security.StartupAccounts;
import io.insula.membership.AccountDirectory;
import io.insula.membership.contract.AccountDirectoryContract;
import io.insula.testkit.ContractServers;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class MembershipInProcessTest extends AccountDirectoryContract {
  private static final ContractServers SERVERS = ContractServers.inOneProcess();

  @Override
  protected AccountDirectory api() {
    return SERVERS.api(AccountDirectory.class);
  }

  @AfterAll
  static void close() {
    SERVERS.close();
  }

  @Test
  void an_account_only_for_a_service_does_not_count() {
    var before = api().count();
    var accounts = SERVERS.api(StartupAccounts.class);

    accounts.createIfAbsent("tracker", "seven clowns in one small car", Set.of(Roles.SERVICE));
    assertThat(api().count()).isEqualTo(before);

    accounts.createIfAbsent("boss", "seven clowns in one small car", Set.of(Roles.ADMIN));
    assertThat(api().count()).isEqualTo(before + 1);
  }
}
