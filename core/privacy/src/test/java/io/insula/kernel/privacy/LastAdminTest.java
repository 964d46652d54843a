package io.insula.kernel.privacy;

import io.insula.api.Roles;
import io.insula.testkit.TestUsers;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LastAdminTest {
  private static final Map<String, Object> PROVIDER =
      Map.of(
          "insula.jwks-url", "http://127.0.0.1:1/jwks",
          "insula.jwt.issuer", "https://identity.example",
          "insula.jwt.audience", "insula");

  @ParameterizedTest
  @ValueSource(strings = {Roles.MEMBER, Roles.SERVICE})
  void the_last_admin_stays_if_the_provider_cannot_name_admins(String highestRole) {
    try (var server = start(highestRole)) {
      TestUsers.of(server.getURI()).admin().delete("/accounts/admin").expect(409);
    }
  }

  @Test
  void the_last_admin_can_be_erased_if_the_provider_can_name_admins() {
    try (var server = start(Roles.ADMIN)) {
      TestUsers.of(server.getURI()).admin().delete("/accounts/admin").expect(202);
    }
  }

  private static EmbeddedServer start(String highestRole) {
    var settings = new HashMap<>(PROVIDER);
    settings.put("insula.jwt.highest-role", highestRole);
    return ApplicationContext.run(EmbeddedServer.class, settings);
  }
}
