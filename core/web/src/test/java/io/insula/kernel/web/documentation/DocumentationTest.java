package io.insula.kernel.web.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.ApiClient;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class DocumentationTest {
  private static final Pattern LINK = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

  @Inject EmbeddedServer server;

  @Test
  void anybody_may_open_the_page() {
    var response = anybody().get("/docs");

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.header("Content-Type")).startsWith("text/html");
  }

  @Test
  void everything_that_the_page_links_to_comes_from_this_process() {
    var links = LINK.matcher(anybody().get("/docs").body()).results().toList();

    assertThat(links).hasSize(4);
    for (var link : links) {
      assertThat(link.group(1)).startsWith("/docs/");
      assertThat(anybody().get(link.group(1)).status()).as(link.group(1)).isEqualTo(200);
    }
  }

  @Test
  void the_page_may_run_only_its_own_scripts() {
    var response = anybody().get("/docs");

    assertThat(response.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self';")
        .doesNotContain("unsafe");
    assertThat(response.body()).doesNotContainPattern("<script(?![^>]*src=)|\\son\\w+=|style=");
  }

  @Test
  void no_other_file_is_served() {
    for (var name : new String[] {"base.json", "index.css", "..%2fapplication.properties"}) {
      var answer = anybody().get("/docs/" + name);
      assertThat(answer.status()).as(name).isEqualTo(404);
      assertThat(answer.header("Content-Type")).as(name).startsWith("application/problem+json");
    }
  }

  @Test
  void the_document_describes_sign_in_and_errors() {
    var document = anybody().get("/openapi.json").json();

    assertThat(document.at("/openapi").asText()).startsWith("3.0");
    assertThat(document.at("/servers/0/url").asText()).isEqualTo("/");
    assertThat(document.at("/components/securitySchemes/bearer/scheme").asText())
        .isEqualTo("bearer");
    assertThat(document.at("/components/schemas/Problem/properties").has("trace_id")).isTrue();
  }

  @Test
  void every_reference_in_the_document_has_a_target() {
    var document = anybody().get("/openapi.json").json();

    var references = document.findValuesAsText("$ref");
    assertThat(references).isNotEmpty();
    for (var reference : references) {
      assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
    }
  }

  private ApiClient anybody() {
    return ApiClient.at(server.getURI());
  }
}
