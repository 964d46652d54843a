package io.insula.membership.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.membership.AccountDirectory;
import io.insula.membership.contract.AccountDirectoryContract;
import io.insula.membership.wire.MembershipGrpc;
import io.insula.testkit.ContractServers;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class MembershipOverLoopbackTest extends AccountDirectoryContract {
  private static final ContractServers SERVERS = ContractServers.overLoopback(Set.of("membership"));

  @Override
  protected AccountDirectory api() {
    return SERVERS.api(AccountDirectory.class);
  }

  @AfterAll
  static void close() {
    SERVERS.close();
  }

  @Test
  void the_app_is_remote() {
    assertThat(api().getClass().getPackageName()).isEqualTo("io.insula.membership.remote");
  }

  @Test
  void an_import_is_never_retried_because_its_own_names_would_be_taken() {
    assertThat(MembershipGrpc.getImportMembersMethod().isIdempotent()).isFalse();
    assertThat(MembershipGrpc.getCountAccountsMethod().isSafe()).isTrue();
  }
}
