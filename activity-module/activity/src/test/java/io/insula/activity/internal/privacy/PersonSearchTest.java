package io.insula.activity.internal.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.api.privacy.NameKey;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonSearchTest {
  private static final int FIRST_OUTSIDE_ASCII = 0x80;

  @Test
  void all_other_spellings_of_ascii_characters_are_known() {
    var others =
        IntStream.rangeClosed(FIRST_OUTSIDE_ASCII, Character.MAX_CODE_POINT)
            .filter(character -> Character.getType(character) != Character.SURROGATE)
            .filter(PersonSearchTest::endsInAscii)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();

    assertThat(others).isEqualTo(NameKey.OTHER_SPELLINGS);
    assertThat(NameKey.of(others)).isEqualTo(NameKey.KEYS_OF_OTHERS);
  }

  private static boolean endsInAscii(int character) {
    var key = NameKey.of(Character.toString(character));
    return key.charAt(key.length() - 1) < FIRST_OUTSIDE_ASCII;
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '$',
      value = {
        "ade,\"ade\"",
        "ade@example.org,\"ade@example.org\"",
        "idp/ade,\"idp",
        "zoë.x,\"zo",
        "Łukasz,ukasz\"",
        "أدي,\""
      })
  void the_longest_part_without_other_forms_is_searched(String name, String part) {
    assertThat(PersonSearch.of(List.of(NameKey.of(name))).parts()).containsExactly(part);
  }

  @Test
  void only_escapes_of_the_searched_characters_are_looked_for() {
    assertThat(PersonSearch.of(List.of("ak")).escapes())
        .isEqualTo("\\\\u(0061|0041|006b|004b|212a)");
  }
}
