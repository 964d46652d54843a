package io.insula.kernel.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insula.testkit.TestUsers;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "insula.rate-limits", value = "on")
class ExportLimitTest {
  @Inject EmbeddedServer server;
  @Inject DiaryPersonalData diary;

  @Test
  void a_person_may_make_ten_exports_a_day_and_an_admin_any_number() {
    var users = TestUsers.of(server.getURI());
    var ade = users.member("ade");
    for (var time = 0; time < 10; time++) {
      ade.get("/accounts/ade/export").expect(200);
    }

    var refused = ade.get("/accounts/ade/export").expect(429);

    assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"86400s\";q=10;w=86400");
    users.member("bea").get("/accounts/bea/export").expect(200);
    users.admin().get("/accounts/ade/export").expect(200);
  }

  @Test
  void a_person_has_one_export_at_a_time() throws IOException {
    var users = TestUsers.of(server.getURI());
    var cem = users.member("cem");
    diary.have(50_000);
    diary.holdTheLastEntryBack();
    try (var first = cem.open("/accounts/cem/export")) {
      cem.get("/accounts/cem/export").expect(503);
      try (var second = users.admin().open("/accounts/cem/export")) {
        diary.letTheLastEntryGo();
        assertThat(second.readAllBytes()).hasSizeGreaterThan(1_000);
      }
      assertThat(first.readAllBytes()).hasSizeGreaterThan(1_000);
    }
    diary.have(1);
    await().until(() -> cem.get("/accounts/cem/export").status() == 200);
  }
}
