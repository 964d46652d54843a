package io.insula.analytics.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.analytics.Analytics;
import io.insula.analytics.contract.AnalyticsContract;
import io.insula.analytics.contract.AnalyticsIngestClient;
import io.insula.testkit.ContractServers;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class AnalyticsOverLoopbackTest extends AnalyticsContract {
  private static final ContractServers SERVERS = ContractServers.overLoopback(Set.of("analytics"));
  private static final AnalyticsIngestClient INGEST = AnalyticsIngestClient.in(SERVERS);

  @Override
  protected Analytics api() {
    return SERVERS.api(Analytics.class);
  }

  @Override
  protected void post(String path, String json) {
    INGEST.post(path, json);
  }

  @AfterAll
  static void close() {
    SERVERS.close();
  }

  @Test
  void the_app_is_remote() {
    assertThat(api().getClass().getPackageName()).isEqualTo("io.insula.analytics.remote");
  }
}
