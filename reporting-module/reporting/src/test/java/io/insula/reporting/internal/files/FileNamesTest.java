package io.insula.reporting.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {
  @Test
  void a_download_has_a_name_in_ascii_and_a_readable_name() {
    assertThat(FileNames.disposition(7, "Zielony Budżet", "-results.csv"))
        .isEqualTo(
            "attachment; filename=\"cycle-7-results.csv\";"
                + " filename*=UTF-8''Zielony%20Bud%C5%BCet%20%28cycle%207%29-results.csv");
  }

  @ParameterizedTest
  @CsvSource({
    "Parks, 'Parks (cycle 7).xlsx'",
    "../../etc/passwd, 'etc passwd (cycle 7).xlsx'",
    "C:\\Windows, 'C Windows (cycle 7).xlsx'",
    "...hidden, 'hidden (cycle 7).xlsx'",
    "'<b> ? *', 'b (cycle 7).xlsx'",
    "'a  b', 'a b (cycle 7).xlsx'",
    "///, '(cycle 7).xlsx'"
  })
  void special_characters_of_a_name_are_replaced(String name, String file) {
    assertThat(readable(name)).isEqualTo(file);
  }

  @Test
  void control_characters_and_marks_of_direction_are_removed() {
    assertThat(readable("a\r\nSet-Cookie: x\u0000\u202egpj.exe"))
        .isEqualTo("a Set-Cookie x gpj.exe (cycle 7).xlsx");
  }

  @Test
  void a_long_name_is_cut_between_characters() {
    assertThat(readable("𝄞".repeat(500))).isEqualTo("𝄞".repeat(50) + " (cycle 7).xlsx");
  }

  @ParameterizedTest
  @ValueSource(strings = {"حديقة", "\uD83C\uDF33 trees", "\uD800 half", "a\"b;c=d"})
  void the_header_is_ascii(String name) {
    assertThat(FileNames.disposition(7, name, ".xlsx"))
        .matches(
            "attachment; filename=\"cycle-7.xlsx\";"
                + " filename\\*=UTF-8''[A-Za-z0-9%!#$&+.^_`|~-]+");
  }

  private static String readable(String name) {
    var header = FileNames.disposition(7, name, ".xlsx");
    var escaped = header.substring(header.indexOf("''") + 2).replace("+", "%2B");
    return URLDecoder.decode(escaped, StandardCharsets.UTF_8);
  }
}
