package io.insula.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientTimeParserTest {
  /**
   * PostgreSQL 18 printed the times that have a space and an offset. Its DateStyle was ISO, and its
   * time zone had this offset. BigQuery prints the times that end in UTC.
   */
  @ParameterizedTest
  @CsvSource({
    "2024-01-01 00:00:00+00, 2024-01-01T00:00:00Z",
    "2024-01-01 05:30:00+05:30, 2024-01-01T00:00:00Z",
    "2023-12-31 20:30:00-03:30, 2024-01-01T00:00:00Z",
    "2024-01-01 12:45:00.5+12:45, 2024-01-01T00:00:00.5Z",
    "2024-01-01 00:00:00.123456+00, 2024-01-01T00:00:00.123456Z",
    "2023-12-31 16:00:00-08, 2024-01-01T00:00:00Z",
    "1970-12-31 23:15:30-00:44:30, 1971-01-01T00:00:00Z",
    "1900-01-01 00:19:32+00:19:32, 1900-01-01T00:00:00Z",
    "2024-02-29 23:59:59.999999+00, 2024-02-29T23:59:59.999999Z",
    "2023-01-20 14:02:21.16808 UTC, 2023-01-20T14:02:21.168080Z",
    "2023-01-18 12:33:41 UTC, 2023-01-18T12:33:41Z",
    "2024-01-01T02:00:00+02:00, 2024-01-01T00:00:00Z",
    "2024-01-01T00:00:00Z, 2024-01-01T00:00:00Z"
  })
  void times_are_read_as_databases_print_them(String text, Instant time) {
    assertThat(ClientTimeParser.parse(text)).contains(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "infinity",
        "-infinity",
        "2024-01-01",
        "2024-01-01 00:00:00",
        "2024-01-01 00:00:00 00",
        "2024-01-01 00:00+00",
        "2024-01-01  00:00:00+00",
        "2024-01-01 24:00:00+00",
        "2024-01-01 00:00:00+24",
        "2024-01-01 00:00:00+05:60",
        "2024-01-01 00:00:00+00:19:60",
        "2024-01-01 00:00:00+0530",
        "2024-02-30 00:00:00+00",
        "0044-03-15 00:00:00+00 BC",
        "12024-01-01 00:00:00+00",
        "2024-01-01 00:00:00 utc",
        "2024-01-01 00:00:00 CET",
        "2024-01-01T00:00:00+00",
        "9999-12-31 23:59:59-00:00:30",
        "\u0662024-01-01 00:00:00+00"
      })
  void anything_else_is_refused(String text) {
    assertThat(ClientTimeParser.parse(text)).isEmpty();
  }
}
