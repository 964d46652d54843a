package io.insula.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.insula.analytics.Analytics;
import io.insula.analytics.contract.AnalyticsContract;
import io.insula.testkit.HouseProcess;
import io.insula.testkit.Neighbourhood;
import io.insula.testkit.OtherHouse;
import io.insula.testkit.People;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class AnalyticsInAnotherProcessTest extends AnalyticsContract {
  @TempDir static Path folder;

  private static HouseProcess process;
  private static Neighbourhood neighbourhood;
  private static People people;

  @BeforeAll
  static void open() {
    var other = OtherHouse.hosting(Set.of("analytics"), folder);
    process = other.start();
    neighbourhood = Neighbourhood.of(other);
    people = People.of(process.uri());
  }

  @AfterAll
  static void close() {
    neighbourhood.close();
    process.close();
  }

  @Override
  protected Analytics api() {
    return neighbourhood.api(Analytics.class);
  }

  @Override
  protected void post(String path, String json) {
    people.service("site").send("POST", path, "application/json", json.getBytes(UTF_8)).expect(201);
  }
}
