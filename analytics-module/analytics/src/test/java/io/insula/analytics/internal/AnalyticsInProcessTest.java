package io.insula.analytics.internal;

import io.insula.analytics.Analytics;
import io.insula.analytics.contract.AnalyticsContract;
import io.insula.analytics.contract.AnalyticsIngestClient;
import io.insula.testkit.ContractServers;
import org.junit.jupiter.api.AfterAll;

class AnalyticsInProcessTest extends AnalyticsContract {
  private static final ContractServers SERVERS = ContractServers.inOneProcess();
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
}
