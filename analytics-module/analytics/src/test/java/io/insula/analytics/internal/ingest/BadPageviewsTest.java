package io.insula.analytics.internal.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.TestUsers;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
class BadPageviewsTest {
  @Inject EmbeddedServer server;
  @Inject Jdbi jdbi;

  private ApiClient site;

  @BeforeEach
  void sign_in() {
    site = TestUsers.of(server.getURI()).service("site");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"x\"",
        "null",
        "1",
        "true",
        "{",
        "[",
        "[{]",
        "{}{}",
        "[] []",
        "[][",
        "\ufeff[]",
        "[null]",
        "[1]",
        "[\"x\"]",
        "[[]]",
        "[[{}]]",
        "[{},]",
        "NaN",
        "{}",
        "[{}]"
      })
  void an_invalid_page_view_is_refused_and_nothing_is_stored(String body) {
    var before = RawRowFixtures.stored(jdbi);

    assertThat(post(body).expect(400).header("Content-Type")).contains("application/problem+json");

    assertThat(RawRowFixtures.stored(jdbi)).isEqualTo(before);
  }

  @Test
  void bad_rows_do_not_affect_good_ones_and_all_errors_are_reported() {
    var before = RawRowFixtures.stored(jdbi);
    var good = RawRowFixtures.pageview().toString();
    var body =
        "["
            + String.join(
                ",",
                good,
                "{\"url\": \"javascript:alert(1)\"}",
                "7",
                "{\"fingerprint\": {\"a\": [1]}, \"url\": \"https://a.example/\"}",
                "{\"fingerprint\": \"a\\u0000\", \"url\": \"b\\u0000\"}",
                "{\"sold\": {\"x\": []}, \"fingerprint\": \"f\", \"url\": \"https://a.example/\"}",
                good,
                "{\"fingerprint\": \"f\"}")
            + "]";

    var answer = post(body).expect(201).json();

    assertThat(answer.get("accepted").asInt()).isEqualTo(2);
    assertThat(answer.get("refused").valueStream())
        .extracting(refused -> refused.get("index").asInt() + " " + refused.get("field").asText())
        .containsExactly(
            "1 fingerprint",
            "1 url",
            "2 ",
            "3 fingerprint",
            "4 fingerprint",
            "4 url",
            "5 sold",
            "7 url");
    assertThat(answer.get("refused").valueStream())
        .allMatch(refused -> !refused.get("message").asText().isBlank());
    assertThat(RawRowFixtures.stored(jdbi)).isEqualTo(before + 2);
  }

  @Test
  void a_repeated_name_in_a_row_does_not_affect_other_rows() {
    var before = RawRowFixtures.stored(jdbi);
    var good = RawRowFixtures.pageview().toString();
    var body =
        "["
            + String.join(
                ",",
                good,
                "{\"url\": \"https://a.example/\", \"url\": \"https://b.example/\"}",
                "[{\"a\": 1, \"a\": {\"b\": [2]}}]",
                "{\"sold\": {\"x\": 1, \"x\": [2]}, \"fingerprint\": \"f\"}",
                good)
            + "]";

    var answer = post(body).expect(201).json();

    assertThat(answer.get("accepted").asInt()).isEqualTo(2);
    assertThat(answer.get("refused").valueStream())
        .extracting(
            refused ->
                "%d %s %s"
                    .formatted(
                        refused.get("index").asInt(),
                        refused.get("field").asText(),
                        refused.get("message").asText()))
        .containsExactly(
            "1 url must not appear twice",
            "2  must be an object",
            "2 [0].a must not appear twice",
            "3 sold.x must not appear twice");
    assertThat(RawRowFixtures.stored(jdbi)).isEqualTo(before + 2);
  }

  @Test
  void an_array_without_a_valid_row_is_refused_with_all_its_errors() {
    var before = RawRowFixtures.stored(jdbi);

    var answer = post("[{\"url\": \"javascript:alert(1)\"}, 7]").expect(400);

    assertThat(answer.json().get("errors").findValuesAsText("field"))
        .containsExactly("[0].fingerprint", "[0].url", "[1]");
    assertThat(RawRowFixtures.stored(jdbi)).isEqualTo(before);
  }

  @Test
  void rows_before_the_end_of_the_json_are_not_stored() {
    var before = RawRowFixtures.stored(jdbi);
    var good = RawRowFixtures.pageview().toString();

    for (var rest : new String[] {"", ",", ",{", ",nul]", "]]", "] {}", ",{}]x"}) {
      post("[" + good + rest).expect(400);
    }

    assertThat(RawRowFixtures.stored(jdbi)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"url\": tru}",
        "{\"url\" \"x\"}",
        "{url: 1}",
        "{,}",
        "{\"a\": [}",
        "{\"a\": 01, \"b\": \"},{ \\\" ]\"}",
        "{\"url\": 5, \"a\": {\"b\": NaN}}"
      })
  void an_object_that_is_not_well_formed_does_not_affect_other_rows(String broken) {
    var before = RawRowFixtures.stored(jdbi);
    var good = RawRowFixtures.pageview().toString();

    var body = String.join(" ,\n", "[" + good, broken, "7", good, broken, good) + " ] ";
    var answer = post(body).expect(201).json();

    assertThat(answer.get("accepted").asInt()).isEqualTo(3);
    assertThat(answer.get("refused").valueStream())
        .filteredOn(refused -> refused.get("field").asText().isEmpty())
        .extracting(refused -> refused.get("index") + " " + refused.get("message").asText())
        .containsExactly(
            "1 must be well-formed JSON", "2 must be an object", "4 must be well-formed JSON");
    assertThat(RawRowFixtures.stored(jdbi)).isEqualTo(before + 3);
    post("[" + broken + "]").expect(400);
    post(broken).expect(400);
    assertThat(RawRowFixtures.stored(jdbi)).isEqualTo(before + 3);
  }

  @Test
  void a_row_with_too_large_a_value_does_not_affect_other_rows() {
    var before = RawRowFixtures.stored(jdbi);
    var good = RawRowFixtures.pageview().toString();
    var deep = "{\"sold\": " + "[".repeat(70) + "]".repeat(70) + "}";
    var longName = "{\"" + "n".repeat(1_001) + "\": 1}";
    var longNumber = "{\"url\": " + "1".repeat(101) + "}";

    var body = String.join(",", "[" + good, deep, good, deep, longNumber, longName, good) + "]";
    var answer = post(body).expect(201).json();

    assertThat(answer.get("accepted").asInt()).isEqualTo(3);
    assertThat(answer.get("refused").valueStream())
        .extracting(refused -> refused.get("index") + " " + refused.get("field").asText())
        .containsExactly("1 ", "3 ", "4 url", "5 ");
    assertThat(RawRowFixtures.stored(jdbi)).isEqualTo(before + 3);
    post(deep).expect(400);
    post("[" + longName + "]").expect(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", ",", ",]", ",,{}]", ", x", ",nul]", ",7 8]", ",[nul]]", ",{", ",\"", "]]", "] {}",
        "} ]", " 1]"
      })
  void an_array_that_does_not_go_on_after_a_malformed_object_is_refused(String rest) {
    var before = RawRowFixtures.stored(jdbi);

    post("[" + RawRowFixtures.pageview() + ",{\"url\": tru}" + rest).expect(400);

    assertThat(RawRowFixtures.stored(jdbi)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"u\": \"5\" screen\"}, GOOD, {\"u\": \"6\" screen\"}, GOOD]",
        "[GOOD, {\"u\": \"5\" screen\"}, GOOD, {\"u\": \"6\" screen\"}, GOOD]",
        "[GOOD, {\"u\": {\"v\": 1}, GOOD, {\"u\": 2}}, GOOD]",
        "[GOOD, {\"u\": {\"v\": 1} , {\"u\": 2}}, GOOD]"
      })
  void an_array_in_which_a_malformed_object_may_be_several_is_refused(String body) {
    var before = RawRowFixtures.stored(jdbi);

    while (body.contains("GOOD")) {
      body =
          body.replaceFirst("GOOD", Matcher.quoteReplacement(RawRowFixtures.pageview().toString()));
    }
    post(body).expect(400);

    assertThat(RawRowFixtures.stored(jdbi)).isEqualTo(before);
  }

  @Test
  void ten_thousand_entries_are_the_most_also_after_a_malformed_one() {
    var before = RawRowFixtures.stored(jdbi);
    var row = "," + RawRowFixtures.pageview();

    post("[{\"url\": tru}" + row.repeat(10_000) + "]").expect(400);
    assertThat(RawRowFixtures.stored(jdbi)).isEqualTo(before);
    post("[{\"url\": tru}" + row.repeat(9_999) + "]").expect(201);
  }

  @Test
  void a_bad_last_row_does_not_affect_the_others() {
    var before = RawRowFixtures.stored(jdbi);
    var bad = RawRowFixtures.pageview().put("created_at", "not a date");

    var answer =
        post(RawRowFixtures.array(1_000, i -> i < 999 ? RawRowFixtures.pageview() : bad))
            .expect(201);

    assertThat(answer.json().at("/refused/0/index").asInt()).isEqualTo(999);
    assertThat(answer.json().at("/refused/0/field").asText()).isEqualTo("created_at");
    assertThat(RawRowFixtures.stored(jdbi)).isEqualTo(before + 999);
  }

  @Test
  void every_refused_row_is_reported() {
    var answer =
        post("[" + RawRowFixtures.pageview() + "," + "{},".repeat(9_998) + "{}]")
            .expect(201)
            .json();

    assertThat(answer.get("accepted").asInt()).isEqualTo(1);
    assertThat(answer.get("refused").findValues("index").stream().distinct()).hasSize(9_999);
  }

  @Test
  void at_most_a_hundred_errors_are_reported() {
    var answer = post("[" + "{},".repeat(9_999) + "{}]").expect(400);

    assertThat(answer.json().get("errors")).hasSize(100);
  }

  @Test
  void more_than_ten_thousand_rows_are_refused() {
    var before = RawRowFixtures.stored(jdbi);

    post(RawRowFixtures.array(10_001, i -> RawRowFixtures.pageview())).expect(400);
    post("[" + "1,".repeat(4_000_000) + "1]").expect(400);

    assertThat(RawRowFixtures.stored(jdbi)).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      textBlock =
          """
          fingerprint  | null
          fingerprint  | ""
          fingerprint  | " "
          fingerprint  | 5
          fingerprint  | {}
          fingerprint  | "a\\nb"
          fingerprint  | "a\\u0000"
          fingerprint  | "\\ud800"
          user_id      | 5
          user_id      | ["u"]
          user_id      | " "
          id           | "7"
          id           | ""
          id           | {}
          url          | null
          url          | ""
          url          | "/en"
          url          | "//shop.example/en"
          url          | "shop.example"
          url          | "javascript:alert(1)"
          url          | "data:text/html,x"
          url          | "ftp://shop.example/"
          url          | "https://"
          url          | "https:///en"
          url          | "https://?q"
          url          | "https://./"
          url          | "https://a b/"
          url          | "https://user@/"
          url          | " https://shop.example/"
          url          | "https://shop.example/\\n"
          url          | 1
          referrer_url | {}
          user_agent   | false
          created_at   | "not a date"
          created_at   | ""
          created_at   | "2023-01-20"
          created_at   | "2023-01-20 14:02:21"
          created_at   | "2023-02-30 14:02:21 UTC"
          created_at   | "2023-02-30 14:02:21+00"
          created_at   | "2023-01-20 14:02:21+24"
          created_at   | "infinity"
          created_at   | "-infinity"
          created_at   | "0044-03-15 00:00:00+00 BC"
          created_at   | "5138-11-16T09:46:40Z"
          created_at   | "5138-11-16 09:46:40 UTC"
          created_at   | "99999-01-01T00:00:00Z"
          created_at   | "1969-12-31T23:59:59.999999Z"
          created_at   | 1674223341
          created_at   | {}
          Url          | "https://shop.example/"
          """)
  void a_bad_field_is_reported_and_nothing_is_stored(String field, String value) {
    var before = RawRowFixtures.stored(jdbi);
    var view = RawRowFixtures.pageview();
    view.remove(field);
    var body = "{\"" + field + "\":" + value + "," + view.toString().substring(1);

    var answer = post(body).expect(400);
    var inArray = post("[" + body + "]").expect(400);

    assertThat(answer.json().get("errors").findValuesAsText("field")).contains(field);
    assertThat(inArray.json().get("errors").findValuesAsText("field")).contains("[0]." + field);
    assertThat(RawRowFixtures.stored(jdbi)).isEqualTo(before);
  }

  @Test
  void invalid_utf_8_is_refused() {
    var view = RawRowFixtures.pageview().put("user_id", "b\u00fccher").toString();

    var answer =
        site.send(
            "POST",
            RawRowFixtures.PAGEVIEWS,
            "application/json",
            view.getBytes(StandardCharsets.ISO_8859_1));

    assertThat(answer.expect(400).body()).contains("UTF-8");
  }

  @Test
  void too_large_or_too_deep_bodies_are_refused_and_the_server_continues() {
    post("[" + " ".repeat(20_000_000) + "]").expect(413);
    post("[".repeat(100_000) + "]".repeat(100_000)).expect(400);
    post("[" + " ".repeat(10_000_000) + "]").expect(201);
    site.send("POST", RawRowFixtures.PAGEVIEWS, "text/plain", new byte[1]).expect(415);
    post(RawRowFixtures.pageview().toString()).expect(201);
  }

  private ApiResponse post(String body) {
    return RawRowFixtures.post(site, RawRowFixtures.PAGEVIEWS, body);
  }
}
