package io.insula.activity.internal;

import io.insula.activity.ActivityLog;
import io.insula.activity.contract.ActivityContract;
import io.insula.testkit.Neighbourhood;
import org.junit.jupiter.api.AfterAll;

class ActivityInOneHouseTest extends ActivityContract {
  private static final Neighbourhood NEIGHBOURHOOD = Neighbourhood.inOneHouse();

  @Override
  protected ActivityLog api() {
    return NEIGHBOURHOOD.api(ActivityLog.class);
  }

  @AfterAll
  static void close() {
    NEIGHBOURHOOD.close();
  }
}
