package io.insula.kernel.security.digests;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.kernel.base.Sha256;
import io.insula.testkit.TestUsers;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class KeyedDigestsTest {
  @Inject EmbeddedServer server;
  @Inject KeyedDigests digests;
  @Inject Jdbi jdbi;

  @Test
  void digests_with_the_secret_of_one_database_are_equal() {
    var others = new KeyedDigests(jdbi);

    assertThat(digests.ofParts("account", "ade")).isEqualTo(others.ofParts("account", "ade"));
    assertThat(digests.ofParts("account", "ade"))
        .hasSize(32)
        .isNotEqualTo(digests.ofParts("accounta", "de"))
        .isNotEqualTo(Sha256.ofParts("account", "ade"));
  }

  @Test
  void names_cannot_be_guessed_from_the_counts_without_the_secret() {
    var wrong = Map.of("username", "guessed", "password", "a wrong password");
    TestUsers.of(server.getURI()).nobody().post("/login", wrong).expect(401);

    assertThat(isCounted(digests.ofParts("account", "guessed"))).isTrue();
    assertThat(isCounted(Sha256.ofParts("account", "guessed"))).isFalse();
  }

  private boolean isCounted(byte[] bucket) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT EXISTS (SELECT FROM kernel.sign_in_throttle WHERE bucket = ?)")
                .bind(0, bucket)
                .mapTo(Boolean.class)
                .one());
  }
}
