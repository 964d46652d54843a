package io.insula.console.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insula.testkit.ApiClient;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
class ConsoleRoutesTest {
  private static final Pattern IMPORT_MAP =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>");
  private static final Pattern BASE = Pattern.compile("<base href=\"([^\"]*)\">");
  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(console/[^\"]+)\"");

  @Inject EmbeddedServer server;

  @ParameterizedTest
  @CsvSource({
    "/, ./",
    "/console, ./",
    "/console/, ../",
    "/console/projects/, ../../",
    "/console/projects, ../",
    "/console/projects/5, ../../",
    "/console/cycles/7/ballot, ../../../"
  })
  void the_page_of_every_screen_has_the_base_path_for_its_depth(String path, String base) {
    var page = anybody().get(path).expect(200);

    assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
    assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(first(BASE, page.body())).isEqualTo(base);
    assertThat(server.getURI().resolve(path).resolve(base).getPath()).isEqualTo("/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/?utm_source=leaflet",
        "/console/sign-in?then=%2Fconsole%2Fprojects%3Fq%3Dpark",
        "/console/projects?q=a/b/c&tag=%C5%BC"
      })
  void a_query_does_not_change_the_base_path_of_a_page(String path) {
    var page = anybody().get(path).expect(200);

    assertThat(server.getURI().resolve(path).resolve(first(BASE, page.body())).getPath())
        .isEqualTo("/");
  }

  @Test
  void only_the_import_map_is_inline_and_its_hash_allows_it() {
    var page = anybody().get("/").expect(200);
    var importMap = first(IMPORT_MAP, page.body());

    var hash = Base64.getEncoder().encodeToString(Asset.sha256(importMap.getBytes(UTF_8)));
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'self'", "script-src 'self' 'sha256-" + hash + "'")
        .contains("frame-ancestors 'none'", "object-src 'none'")
        .doesNotContain("unsafe");
    assertThat(page.body().split("<script", -1)).hasSize(5);
    assertThat(page.body().split("<script type=\"module\" src=\"console/assets/", -1)).hasSize(3);
    assertThat(page.body()).doesNotContain("style=", "onload", "http://", "https://");
    assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
  }

  @Test
  void the_page_has_one_base_element_and_allows_no_base_or_form_target_of_another_site() {
    var page = anybody().get("/").expect(200);

    assertThat(page.header("Content-Security-Policy"))
        .contains("; base-uri 'self';", "; form-action 'self';");
    assertThat(page.body().split("<base ", -1)).hasSize(2);
  }

  @Test
  void each_file_that_the_page_names_is_served() throws IOException {
    var page = anybody().get("/").expect(200).body();
    var addresses = new ArrayList<String>();
    LINK.matcher(page).results().forEach(link -> addresses.add("/" + link.group(1)));
    importsOf(page).forEach(address -> addresses.add(address.textValue().substring(1)));

    assertThat(addresses).hasSizeGreaterThan(30);
    for (var address : addresses) {
      var file = anybody().get(address).expect(200);
      assertThat(file.header("Cache-Control"))
          .as(address)
          .isEqualTo("public, max-age=31536000, immutable");
      assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }
  }

  @Test
  void a_module_is_preloaded_with_all_that_it_imports() throws IOException {
    var page = anybody().get("/").expect(200).body();
    var preloads = Pattern.compile("modulepreload\" href=\"([^\"]+)\"").matcher(page).results();

    assertThat(preloads.map(match -> match.group(1).replaceFirst(".*/[0-9a-f]{16}/", "")))
        .contains("main.js", "vendor/preact/preact.js", "api.js", "screens/home.js")
        .doesNotContain("screens/project.js", "vendor/uplot/uplot.js");
  }

  @Test
  void a_file_is_sent_compressed_to_those_who_accept_it() throws Exception {
    var address = addressOf("console/main.js");
    var plain = fetch(address);
    var compressed = fetch(address, "Accept-Encoding", "br, gzip;q=0.5");

    assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(compressed.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(compressed.headers().firstValue("Vary")).contains("Accept-Encoding");
    try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(compressed.body()))) {
      assertThat(unpacked.readAllBytes()).isEqualTo(plain.body());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "br", "gzip;q=0"})
  void a_file_is_sent_as_it_is_to_those_who_do_not_accept_gzip(String accepted) throws Exception {
    var file = fetch(addressOf("console/main.js"), "Accept-Encoding", accepted);

    assertThat(file.headers().firstValue("Content-Encoding")).isEmpty();
  }

  @Test
  void a_file_that_the_browser_has_is_not_sent_again() throws Exception {
    var address = addressOf("console/main.js");
    var tag = fetch(address).headers().firstValue("ETag").orElseThrow();

    assertThat(fetch(address, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(fetch(address, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    for (var known : List.of("W/" + tag, "\"other\", " + tag, "*")) {
      assertThat(fetch(address, "If-None-Match", known).statusCode()).as(known).isEqualTo(304);
    }
  }

  @Test
  void a_compressed_file_has_a_tag_of_its_own() throws Exception {
    var address = addressOf("console/main.js");
    var plain = fetch(address).headers().firstValue("ETag").orElseThrow();
    var compressed =
        fetch(address, "Accept-Encoding", "gzip").headers().firstValue("ETag").orElseThrow();

    assertThat(compressed).startsWith("\"").isNotEqualTo(plain);
    assertThat(fetch(address, "If-None-Match", compressed).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console/assets/0000000000000000/main.js",
        "/console/assets/x/../../../../etc/passwd",
        "/console/assets/x/..%2f..%2fapplication.properties",
        "/console/assets/0000000000000000/vendor/README.md"
      })
  void nothing_but_the_files_of_the_page_is_served(String path) throws Exception {
    assertThat(fetch(path).statusCode()).isIn(400, 404);
  }

  @Test
  void a_change_of_the_page_is_refused() {
    anybody().post("/", "{}").expect(405);
    anybody().post("/console/projects", "{}").expect(405);
  }

  private ApiClient anybody() {
    return ApiClient.at(server.getURI());
  }

  private String addressOf(String name) throws IOException {
    var address = importsOf(anybody().get("/").expect(200).body()).get(name);
    return address.textValue().substring(1);
  }

  private static JsonNode importsOf(String page) throws IOException {
    return new ObjectMapper().readTree(first(IMPORT_MAP, page)).required("imports");
  }

  private static String first(Pattern pattern, String text) {
    var match = pattern.matcher(text);
    assertThat(match.find()).isTrue();
    return match.group(1);
  }

  private HttpResponse<byte[]> fetch(String path, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(server.getURI() + path));
    if (headers.length > 0) {
      request.headers(List.of(headers).toArray(String[]::new));
    }
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request.build(), BodyHandlers.ofByteArray());
    }
  }
}
