package io.insula.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.insula.kernel.web.pages.Cursors;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Inject;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WebTest
class CursorsTest {
  @Inject EmbeddedServer server;
  @Inject Cursors cursors;

  private ApiResponse get(String path) {
    return ApiClient.at(server.getURI()).get(path);
  }

  private String cursorOf(String path) {
    return get(path).expect(200).json().get("next_cursor").asText();
  }

  private static void assertRefused(ApiResponse answer, String field) {
    assertThat(answer.expect(400).json().get("errors").get(0).get("field").asText())
        .isEqualTo(field);
  }

  @Test
  void a_cursor_leads_to_the_next_page() {
    var cursor = cursorOf("/parcels/listed?limit=3");
    var next = get("/parcels/listed?limit=3&cursor=" + cursor).expect(200).json();
    assertThat(next.get("ids").toString()).isEqualTo("[997,996,995]");
    assertThat(get("/parcels/listed").json().get("ids")).hasSize(50);
  }

  @Test
  void a_cursor_works_with_another_limit() {
    var cursor = cursorOf("/parcels/listed?limit=3");
    assertThat(get("/parcels/listed?limit=1&cursor=" + cursor).json().get("ids").toString())
        .isEqualTo("[997]");
  }

  @Test
  void a_cursor_works_only_for_its_list_and_filter() {
    var cursor = cursorOf("/parcels/listed?limit=3&colour=RED");
    get("/parcels/listed?colour=RED&cursor=" + cursor).expect(200);
    assertRefused(get("/parcels/listed?cursor=" + cursor), "cursor");
    assertRefused(get("/parcels/listed?colour=BLUE&cursor=" + cursor), "cursor");
    assertRefused(get("/parcels/listed/2?colour=RED&cursor=" + cursor), "cursor");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "!!!", "AAAA", "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "%20"})
  void a_forged_cursor_is_refused(String cursor) {
    assertRefused(get("/parcels/listed?cursor=" + cursor), "cursor");
  }

  @Test
  void a_cursor_changed_in_one_bit_is_refused() {
    var bytes = Base64.getUrlDecoder().decode(cursorOf("/parcels/listed?limit=3"));
    for (int i = 0; i < bytes.length; i++) {
      var changed = bytes.clone();
      changed[i] ^= 1;
      var cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
      assertRefused(get("/parcels/listed?cursor=" + cursor), "cursor");
    }
  }

  @Test
  void a_position_whose_cursor_would_be_refused_gets_no_cursor() {
    var longest = "\u0142".repeat(368) + "x";

    assertThat(cursors.open("list", cursors.seal("list", longest))).isEqualTo(longest);
    assertThatIllegalArgumentException().isThrownBy(() -> cursors.seal("list", longest + "x"));
  }

  @Test
  void a_cursor_that_is_too_long_is_refused() {
    assertRefused(get("/parcels/listed?cursor=" + "A".repeat(2_000)), "cursor");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-1", "201", "1000000000", "99999999999999999999", "abc", "", "1.5", "%2050"})
  void a_limit_out_of_bounds_is_refused(String limit) {
    assertRefused(get("/parcels/listed?limit=" + limit), "limit");
  }

  @Test
  void limits_within_the_bounds_are_accepted() {
    assertThat(get("/parcels/listed?limit=1").json().get("ids")).hasSize(1);
    assertThat(get("/parcels/listed?limit=200").json().get("ids")).hasSize(200);
  }
}
