package io.insula.kernel.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import io.insula.testkit.TestUsers;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "insula.privacy.export-timeout", value = "5s")
class ExportTimeoutTest {
  @Inject EmbeddedServer server;
  @Inject DiaryPersonalData diary;

  @Test
  void an_export_that_takes_too_long_breaks_off_and_leaves_its_place() throws IOException {
    var ade = TestUsers.of(server.getURI()).member("ade");
    diary.have(50_000);
    diary.holdTheLastEntryBack();
    try (var export = ade.open("/accounts/ade/export")) {
      assertThatIOException().isThrownBy(export::readAllBytes);
    }
    diary.letTheLastEntryGo();
    await().untilAsserted(() -> assertThat(diary.open).hasValue(0));

    diary.have(1);
    await().until(() -> ade.get("/accounts/ade/export").status() == 200);
  }
}
