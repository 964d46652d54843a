package io.insula.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityTagTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"abc\" | true",
        "W/\"abc\" | true",
        "\"x\", \"abc\" | true",
        "* | true",
        "abc | false",
        "\"abcd\" | false",
        "\"x\" | false"
      })
  void if_none_match_can_contain_several_tags(String header, boolean isIn) {
    assertThat(new EntityTag("abc", false).isIn(List.of(header))).isEqualTo(isIn);
    assertThat(new EntityTag("abc", true).isIn(List.of("\"y\"", header))).isEqualTo(isIn);
  }
}
