package io.insula.kernel.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.TestUsers;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "insula.rate-limits", value = "on")
class ExportLimitTest {
  @Inject EmbeddedServer server;

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
}
