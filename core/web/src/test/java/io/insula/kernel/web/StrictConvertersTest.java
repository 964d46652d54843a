package io.insula.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.ApiClient;
import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WebTest
class StrictConvertersTest {
  @Inject EmbeddedServer server;
  @Inject ConversionService conversions;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/parcels/%EF%BC%91%EF%BC%92",
        "/parcels/%D9%A1",
        "/parcels/0x10",
        "/parcels/+1",
        "/shelves/numbers?price=%2B1.5",
        "/parcels/1_000",
        "/parcels/%201",
        "/parcels/listed?limit=%EF%BC%95",
        "/shelves/numbers?few=%EF%BC%91",
        "/shelves/numbers?many=%EF%BC%91",
        "/shelves/numbers?many=9223372036854775808",
        "/shelves/numbers?price=%EF%BC%91",
        "/shelves/numbers?price=1e9999",
        "/shelves/numbers?id=1-1-1-1-1",
        "/shelves/numbers?id=%EF%BC%91F3B7A4E-0000-7000-8000-000000000000",
        "/shelves/numbers?binding=leather",
        "/shelves/numbers?binding=0",
      })
  void malformed_numbers_and_names_are_refused(String path) {
    var answer = client().get(path).expect(400);

    assertThat(answer.json().path("errors").path(0).path("message").asText()).startsWith("must be");
  }

  @Test
  void a_refused_setting_gets_the_sentence_for_its_type() {
    assertThat(complaintAbout("\uff11", Integer.class)).startsWith("A whole number has");
    assertThat(complaintAbout("1e9999", BigDecimal.class)).startsWith("A number has");
    assertThat(complaintAbout("1-1-1-1-1", UUID.class))
        .isEqualTo("A UUID has 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12: 1-1-1-1-1");
  }

  private String complaintAbout(String text, Class<?> type) {
    var context = ConversionContext.of(type);
    assertThat(conversions.convert(text, context)).isEmpty();
    return context.getLastError().orElseThrow().getCause().getMessage();
  }

  @Test
  void numbers_in_the_digits_0_to_9_are_read() {
    var id = "0193F3B7-0000-7000-8000-000000000000";

    var answer = client().get("/shelves/numbers?few=-7&many=007&price=1.50&id=" + id).expect(200);

    assertThat(answer.json().path("numbers").asText())
        .isEqualTo("-7 7 1.50 " + id.toLowerCase(java.util.Locale.ROOT) + " null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hard_cover", "HARD_COVER", "Hard_Cover", "hARD_cOVER"})
  void names_are_accepted_in_any_case_and_written_in_one(String name) {
    assertThat(client().get("/shelves/numbers?binding=" + name).expect(200).body())
        .contains("HARD_COVER");
    assertThat(client().post("/shelves/bound", Map.of("binding", name)).expect(200).body())
        .isEqualTo("{\"binding\":\"hard_cover\"}");
  }

  /**
   * By Unicode's rules for case, the long s would equal an s, and the Kelvin sign a k. These must
   * be refused.
   */
  @ParameterizedTest
  @ValueSource(strings = {"paperbac\u212a", "PAPERBAC\u212a", "\u212a", "hard_cover\u017f"})
  void case_is_ignored_for_ascii_letters_only(String name) {
    var inQuery = URLEncoder.encode(name, StandardCharsets.UTF_8);

    client().get("/shelves/numbers?binding=" + inQuery).expect(400);
    client().post("/shelves/bound", Map.of("binding", name)).expect(400);
  }

  @Test
  void the_refusal_of_a_name_lists_the_known_names() {
    assertThat(client().get("/shelves/numbers?binding=leather").body())
        .contains("must be one of hard_cover, PAPERBACK");
    assertThat(client().post("/shelves/bound", Map.of("binding", "leather")).expect(400).body())
        .contains("must be one of hard_cover, PAPERBACK");
  }

  private ApiClient client() {
    return ApiClient.at(server.getURI());
  }
}
