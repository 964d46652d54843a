package io.insula.analytics.internal;

import io.insula.analytics.Analytics;
import io.insula.analytics.contract.AnalyticsContract;
import io.insula.analytics.contract.Taking;
import io.insula.testkit.Neighbourhood;
import org.junit.jupiter.api.AfterAll;

class AnalyticsInOneHouseTest extends AnalyticsContract {
  private static final Neighbourhood NEIGHBOURHOOD = Neighbourhood.inOneHouse();
  private static final Taking TAKING = Taking.in(NEIGHBOURHOOD);

  @Override
  protected Analytics api() {
    return NEIGHBOURHOOD.api(Analytics.class);
  }

  @Override
  protected void post(String path, String json) {
    TAKING.post(path, json);
  }

  @AfterAll
  static void close() {
    NEIGHBOURHOOD.close();
  }
}
