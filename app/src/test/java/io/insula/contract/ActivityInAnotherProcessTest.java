package io.insula.contract;

import io.insula.activity.ActivityLog;
import io.insula.activity.contract.ActivityContract;
import io.insula.testkit.HouseProcess;
import io.insula.testkit.Neighbourhood;
import io.insula.testkit.OtherHouse;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class ActivityInAnotherProcessTest extends ActivityContract {
  @TempDir static Path folder;

  private static HouseProcess process;
  private static Neighbourhood neighbourhood;

  @BeforeAll
  static void open() {
    var other = OtherHouse.hosting(Set.of("activity"), folder);
    process = other.start();
    neighbourhood = Neighbourhood.of(other);
  }

  @AfterAll
  static void close() {
    neighbourhood.close();
    process.close();
  }

  @Override
  protected ActivityLog api() {
    return neighbourhood.api(ActivityLog.class);
  }
}
