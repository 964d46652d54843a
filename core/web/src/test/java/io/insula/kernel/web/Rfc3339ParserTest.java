package io.insula.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339ParserTest {
  @ParameterizedTest
  @CsvSource({
    "1985-04-12T23:20:50.52Z, 1985-04-12T23:20:50.52Z",
    "1996-12-19T16:39:57-08:00, 1996-12-20T00:39:57Z",
    "1990-12-31T23:59:60Z, 1991-01-01T00:00:00Z",
    "1990-12-31T15:59:60-08:00, 1991-01-01T00:00:00Z",
    "1990-12-31T23:59:60.25Z, 1991-01-01T00:00:00.25Z",
    "1937-01-01T12:00:27.87+00:20, 1937-01-01T11:40:27.87Z",
    "2024-02-29t00:00:00z, 2024-02-29T00:00:00Z",
    "2021-04-16T09:30:00-00:00, 2021-04-16T09:30:00Z",
    "2021-04-16T09:30:00+23:59, 2021-04-15T09:31:00Z",
    "2021-04-16T09:30:00.1234567899999Z, 2021-04-16T09:30:00.123456789Z",
    "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z",
    "9999-12-31T23:59:59.9999999999Z, 9999-12-31T23:59:59.999999999Z",
    "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z"
  })
  void times_in_the_standard_format_are_parsed(String text, Instant time) {
    assertThat(Rfc3339Parser.parse(text)).contains(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2021-04-16",
        "2021-04-16T09:30Z",
        "2021-04-16T09:30:00",
        "2021-04-16 09:30:00Z",
        "2021-04-16T09:30:00+02",
        "2021-04-16T09:30:00+0200",
        "2021-04-16T09:30:00+02:00:30",
        "2021-04-16T09:30:00+24:00",
        "2021-04-16T09:30:00+02:60",
        "2021-04-16T09:30:00.Z",
        "2021-04-16T09:30:00,5Z",
        "2021-04-16T24:00:00Z",
        "2021-04-16T09:30:60Z",
        "2021-04-16T09:30:61Z",
        "2021-02-29T00:00:00Z",
        "2021-13-01T00:00:00Z",
        "+2021-04-16T09:30:00Z",
        "12021-04-16T09:30:00Z",
        "2021-04-16T09:30:00Z[UTC]",
        "2021-04-16T09:30:00Z\n",
        "9999-12-31T23:59:59-00:01",
        "9999-12-31T23:59:60Z",
        "0000-01-01T00:00:00+00:01"
      })
  void other_formats_are_refused(String text) {
    assertThat(Rfc3339Parser.parse(text)).isEmpty();
  }

  @Test
  void digits_of_other_scripts_are_refused() {
    assertThat(Rfc3339Parser.parse("\u0662\u0660\u0662\u0661-04-16T09:30:00Z")).isEmpty();
  }
}
