package io.insula.activity.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.activity.ActivityLog;
import io.insula.activity.contract.ActivityContract;
import io.insula.testkit.ContractServers;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ActivityOverLoopbackTest extends ActivityContract {
  private static final ContractServers SERVERS = ContractServers.overLoopback(Set.of("activity"));

  @Override
  protected ActivityLog api() {
    return SERVERS.api(ActivityLog.class);
  }

  @AfterAll
  static void close() {
    SERVERS.close();
  }

  @Test
  void the_app_is_remote() {
    assertThat(api().getClass().getPackageName()).isEqualTo("io.insula.activity.remote");
  }
}
