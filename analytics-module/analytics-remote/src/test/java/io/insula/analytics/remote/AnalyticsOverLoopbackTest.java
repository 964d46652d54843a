package io.insula.analytics.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.analytics.Analytics;
import io.insula.analytics.contract.AnalyticsContract;
import io.insula.analytics.contract.Taking;
import io.insula.testkit.Neighbourhood;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class AnalyticsOverLoopbackTest extends AnalyticsContract {
  private static final Neighbourhood NEIGHBOURHOOD =
      Neighbourhood.overLoopback(Set.of("analytics"));
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

  @Test
  void the_app_is_indeed_remote() {
    assertThat(api().getClass().getPackageName()).isEqualTo("io.insula.analytics.remote");
  }
}
