package io.insula.reporting.internal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.testkit.ApiClient;
import io.insula.testkit.TestPasswords;
import io.insula.testkit.TestUsers;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
@Property(name = "insula.test.report-files", value = "true")
@Property(name = "datasources.default.maximum-pool-size", value = "2")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DownloadRoutesTest {
  private static final String CSV = "name,cost\r\nBänke,5\r\n'=1+1,7\r\n";

  @Inject EmbeddedServer server;
  @Inject TestCycleSource cycles;
  @Inject SampleStoredReports test;
  @TempDir Path folder;

  private TestUsers people;
  private long cycle;

  @BeforeEach
  void begin() {
    if (people == null) {
      people = TestUsers.of(server.getURI());
    }
    cycle = SampleStoredReports.number();
    cycles.add(SampleStoredReports.cycle(cycle, "Zielony Budżet", "r1", "ada"));
  }

  @Test
  void a_workbook_is_byte_for_byte_what_was_made() throws IOException {
    var report = test.stored(folder, cycle, "r1", 3 * FileChunkTable.PART_BYTES + 5);

    try (var body = people.member("ada").open(path(".xlsx"))) {
      assertThat(body.readAllBytes()).isEqualTo(Files.readAllBytes(report.workbook()));
    }
  }

  @Test
  void the_headers_of_a_download_state_type_name_and_length() {
    var report = test.stored(folder, cycle, "r1", 100);

    var answer = people.member("ada").get(path(".xlsx")).expect(200);

    assertThat(answer.header("Content-Type"))
        .isEqualTo("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    assertThat(answer.header("Content-Disposition"))
        .isEqualTo(
            "attachment; filename=\"cycle-%d.xlsx\"; filename*=UTF-8''Zielony%%20Bud%%C5%%BCet%%20%%28cycle%%20%d%%29.xlsx"
                .formatted(cycle, cycle));
    assertThat(answer.header("ETag")).isEqualTo("\"" + report.workbookDigest().sha256() + "\"");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @ParameterizedTest
  @ValueSource(strings = {".xlsx", ".csv", ".csv?sheet=first", ".csv?bom=true"})
  void a_client_that_already_has_the_bytes_gets_304_without_a_body(String ending) {
    test.stored(folder, cycle, "r1", 100);
    var first = people.member("ada").get(path(ending)).expect(200);
    var tag = first.header("ETag");

    var again = people.member("ada").withHeader("If-None-Match", tag).get(path(ending)).expect(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.header("ETag")).isEqualTo(tag);
    assertThat(again.header("Cache-Control")).isEqualTo("no-store");
    people.member("ada").withHeader("If-None-Match", "\"other\"").get(path(ending)).expect(200);
    people.member("bea").withHeader("If-None-Match", tag).get(path(ending)).expect(403);
  }

  @Test
  void a_new_workbook_has_another_tag() {
    test.stored(folder, cycle, "r1", 100);
    var tag = people.admin().get(path(".xlsx")).expect(200).header("ETag");
    test.stored(folder, cycle, "r2", 200);

    var answer = people.admin().withHeader("If-None-Match", tag).get(path(".xlsx")).expect(200);

    assertThat(answer.header("ETag")).isNotEqualTo(tag);
  }

  @ParameterizedTest
  @ValueSource(strings = {".xlsx", ".csv", ".csv?sheet=first", ".csv?sheet=first&bom=true"})
  void a_head_request_returns_the_length_of_the_file(String ending) throws IOException {
    test.stored(folder, cycle, "r1", 5_000);

    var head = people.member("ada").send("HEAD", path(ending), "text/plain", new byte[0]);

    assertThat(head.expect(200).body()).isEmpty();
    try (var body = people.member("ada").open(path(ending))) {
      assertThat(head.header("Content-Length")).isEqualTo(body.readAllBytes().length + "");
    }
    var answer = people.member("ada").get(path(ending));
    for (var name : List.of("Content-Type", "ETag", "Content-Disposition")) {
      assertThat(head.header(name)).as(name).isNotNull().isEqualTo(answer.header(name));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "1.1"})
  void a_get_has_a_length_and_no_chunks_so_that_a_file_that_breaks_off_is_noticed(String version)
      throws IOException {
    var bytes = 3 * FileChunkTable.PART_BYTES + 5;
    test.stored(folder, cycle, "r1", bytes);

    var workbook = raw(version, path(".xlsx"), "");
    var sheet = raw(version, path(".csv?sheet=first"), "");
    var compressed = raw(version, path(".csv?sheet=first"), "Accept-Encoding: gzip\r\n");

    assertThat(workbook.head())
        .startsWith("HTTP/" + version + " 200")
        .containsIgnoringCase("\r\ncontent-length: " + bytes + "\r\n")
        .doesNotContainIgnoringCase("transfer-encoding");
    assertThat(workbook.bodyBytes()).isEqualTo(bytes);
    assertThat(sheet.head())
        .containsIgnoringCase("\r\ncontent-length: " + sheet.bodyBytes() + "\r\n")
        .doesNotContainIgnoringCase("transfer-encoding");
    // The framework compresses nothing for HTTP/1.0.
    assertThat(compressed.head())
        .containsIgnoringCase(
            version.equals("1.0")
                ? "\r\ncontent-length: " + sheet.bodyBytes() + "\r\n"
                : "\r\ncontent-encoding: gzip\r\n");
    assertThat(compressed.head().toLowerCase(Locale.ROOT).contains("content-length"))
        .isEqualTo(version.equals("1.0"));
  }

  private record RawAnswer(String head, int bodyBytes) {}

  /**
   * Sends a request as the user ada over a plain socket, and reads the answer to the end of the
   * connection.
   */
  private RawAnswer raw(String version, String path, String more) throws IOException {
    people.member("ada");
    var login = Map.of("username", "ada", "password", TestPasswords.MEMBER);
    var token = people.nobody().post("/login", login).expect(200).json().get("access_token");
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
      var head =
          "GET %s HTTP/%s\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer %s\r\n%s\r\n"
              .formatted(path, version, token.textValue(), more);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      var answer = socket.getInputStream().readAllBytes();
      var text = new String(answer, StandardCharsets.ISO_8859_1);
      var end = text.indexOf("\r\n\r\n") + 4;
      return new RawAnswer(text.substring(0, end), answer.length - end);
    }
  }

  @Test
  void csv_is_a_zip_of_all_sheets() throws IOException {
    test.stored(folder, cycle, "r1", 100);

    var answer = people.member("ada").get(path(".csv")).expect(200);

    assertThat(answer.header("Content-Type")).isEqualTo("application/zip");
    assertThat(answer.header("Content-Disposition"))
        .startsWith("attachment; filename=\"cycle-" + cycle + ".zip\"");
    try (var body = people.member("ada").open(path(".csv"))) {
      assertThat(unzip(body)).containsExactly("first.csv " + CSV, "second.csv " + CSV);
    }
  }

  @Test
  void each_file_of_the_zip_has_a_byte_order_mark_if_requested() throws IOException {
    test.stored(folder, cycle, "r1", 100);

    try (var body = people.member("ada").open(path(".csv?bom=true"))) {
      assertThat(unzip(body)).containsExactly("first.csv \uFEFF" + CSV, "second.csv \uFEFF" + CSV);
    }
  }

  private static List<String> unzip(InputStream body) throws IOException {
    var files = new ArrayList<String>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(body.readAllBytes()))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.add(entry.getName() + " " + new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  @Test
  void one_sheet_is_plain_csv_with_the_checksum_of_the_manifest() {
    var report = test.stored(folder, cycle, "r1", 100);

    var answer = people.member("ada").get(path(".csv?sheet=second")).expect(200);

    assertThat(answer.header("Content-Type")).isEqualTo("text/csv");
    assertThat(answer.body()).isEqualTo(CSV);
    assertThat(answer.header("ETag")).isEqualTo("\"" + report.sheets().get(1).sha256() + "\"");
    assertThat(answer.header("Content-Disposition"))
        .startsWith("attachment; filename=\"cycle-" + cycle + "-second.csv\"");
    assertThat(people.member("ada").get(path(".csv?sheet=second&bom=true")).expect(200).body())
        .isEqualTo("\uFEFF" + CSV);
    assertThat(people.member("ada").get(path(".csv?sheet=second&bom=false")).expect(200).body())
        .isEqualTo(CSV);
  }

  @Test
  void a_file_that_the_server_may_compress_has_a_weak_tag_and_no_length() {
    test.stored(folder, cycle, "r1", 100);
    var ada = people.member("ada").withHeader("Accept-Encoding", "gzip");

    var sheet = ada.get(path(".csv?sheet=first")).expect(200);

    assertThat(sheet.header("ETag")).startsWith("W/\"");
    assertThat(sheet.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(
            ada.send("HEAD", path(".csv?sheet=first"), "text/plain", new byte[0]).headers().map())
        .doesNotContainKey("content-length")
        .doesNotContainKey("content-encoding");
    assertThat(ada.get(path(".xlsx")).expect(200).header("Content-Encoding")).isNull();
    assertThat(ada.get(path(".csv")).expect(200).header("ETag")).startsWith("\"");
  }

  @Test
  void a_path_that_names_no_report_is_refused() {
    people.admin().get("/reports/cycles/none.xlsx").expect(400);
    people.admin().get("/reports/cycles/1.5.xlsx").expect(400);
    people.admin().get("/reports/cycles/99999999999999999999.csv").expect(400);
    people.admin().get("/reports/cycles/.xlsx").expect(405);
    people.admin().get(path(".pdf")).expect(405);
    people.admin().get("/reports/cycles/" + cycle + "/a.xlsx").expect(404);
  }

  @Test
  void an_invalid_query_parameter_is_refused() {
    test.stored(folder, cycle, "r1", 100);

    assertThat(people.admin().get(path(".csv?sheet=third")).expect(400).body())
        .contains("must be one of first, second");
    people.admin().get(path(".csv?sheet=../first")).expect(400);
    people.admin().get(path(".csv?bom=maybe")).expect(400);
    people.admin().get(path(".csv?sheets=first")).expect(400);
    people.admin().get(path(".xlsx?bom=true")).expect(400);
    people.admin().withHeader("Accept", "application/json").get(path(".xlsx")).expect(406);
    people.admin().post(path(".xlsx")).expect(400);
  }

  @Test
  void a_damaged_report_is_answered_with_500() {
    test.stored(folder, cycle, "r1", 100);
    test.damage(cycle, FileKind.WORKBOOK, 0);
    test.damage(cycle, FileKind.CSV, 0);

    people.admin().get(path(".xlsx")).expect(500);
    people.admin().get(path(".csv")).expect(500);
    people.admin().get(path(".csv?sheet=first")).expect(500);
  }

  @Test
  void a_long_damaged_report_breaks_off() {
    test.stored(folder, cycle, "r1", 3 * FileChunkTable.PART_BYTES);
    test.damage(cycle, FileKind.WORKBOOK, 1);

    assertThatThrownBy(() -> people.admin().get(path(".xlsx")))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  @Timeout(120)
  void slow_clients_do_not_hold_a_database_connection() throws IOException {
    var report = test.stored(folder, cycle, "r1", 30 * FileChunkTable.PART_BYTES);
    var expected = Files.readAllBytes(report.workbook());
    var slow = new ArrayList<InputStream>();
    var admin = people.admin();
    for (var i = 0; i < 4; i++) {
      slow.add(begun(admin));
    }

    for (var i = 0; i < 20; i++) {
      people.member("ada").get(path(".csv")).expect(200);
    }
    test.stored(folder, cycle, "r2", 100);

    for (var body : slow) {
      try (body) {
        assertThat(body.readAllBytes()).hasSize(expected.length - 1).endsWith(lastOf(expected));
      }
    }
  }

  private InputStream begun(ApiClient client) throws IOException {
    var body = client.open(path(".xlsx"));
    assertThat(body.read()).isNotNegative();
    return body;
  }

  private static byte[] lastOf(byte[] bytes) {
    return Arrays.copyOfRange(bytes, bytes.length - 100, bytes.length);
  }

  private String path(String ending) {
    return "/reports/cycles/" + cycle + ending;
  }
}
