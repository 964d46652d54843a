package io.insula.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WebTest
class CompressedTagTest {
  @Inject EmbeddedServer server;

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate"})
  void a_response_that_the_server_compresses_has_a_weak_tag(String coding) {
    var answer = get("/tagged/text", coding);

    assertThat(answer.header("Content-Encoding")).isEqualTo(coding);
    assertThat(answer.header("ETag")).isEqualTo("W/" + TaggedController.TAG);
  }

  @Test
  void a_response_that_is_sent_as_it_is_keeps_its_strong_tag() {
    var answer = get("/tagged/text", "identity");

    assertThat(answer.header("Content-Encoding")).isNull();
    assertThat(answer.header("ETag")).isEqualTo(TaggedController.TAG);
    assertThat(answer.headers().map()).doesNotContainKey("insula-uncompressed-tag");
  }

  @Test
  void a_route_that_compresses_its_content_chooses_the_tag() {
    assertThat(get("/tagged/compressed", "gzip").header("ETag")).isEqualTo(TaggedController.TAG);
  }

  private ApiResponse get(String path, String coding) {
    return ApiClient.at(server.getURI())
        .withHeader("Accept-Encoding", coding)
        .get(path)
        .expect(200);
  }
}
