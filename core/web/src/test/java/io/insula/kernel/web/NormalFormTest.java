package io.insula.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.insula.api.SearchText;
import io.insula.api.TextRule;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the normal form of names, and the form in which searches compare texts. */
class NormalFormTest {
  private static final String WOMAN = "\ud83d\udc69";
  private static final String HEART = "\u2764\ufe0f";
  private static final String FIRE = "\ud83d\udd25";
  private static final String BLACK_FLAG = "\ud83c\udff4";

  /** The tag characters in the flag of Scotland. */
  private static final String TAGS =
      "\udb40\udc67\udb40\udc62\udb40\udc73\udb40\udc63\udb40\udc74\udb40\udc7f";

  @Test
  void a_text_of_many_combining_marks_is_left_as_it_is_at_once() {
    var hostile = "a" + "\u0301\u0323".repeat(100_000);

    assertThat(assertTimeoutPreemptively(Duration.ofSeconds(5), () -> TextRule.normal(hostile)))
        .isEqualTo(hostile);
    assertThat(assertTimeoutPreemptively(Duration.ofSeconds(5), () -> SearchText.of(hostile)))
        .isEqualTo(hostile);
    assertThat(TextRule.normal("a" + "\u0301\u0323".repeat(50)))
        .isEqualTo("\u1ea1" + "\u0323".repeat(49) + "\u0301".repeat(50));
  }

  @Test
  void each_space_of_unicode_becomes_a_single_plain_space() {
    var spaces =
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .filter(each -> Character.getType(each) == Character.SPACE_SEPARATOR)
            .toArray();

    assertThat(spaces).hasSize(17);
    for (var space : spaces) {
      var text = Character.toString(space);
      var all = "green" + text + text + " park" + text;
      assertThat(TextRule.normal(text + all)).as("%x", space).isEqualTo("green park");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u200b",
        "\u200c",
        "\u200d",
        "\u2060",
        "\ufeff",
        "\u00ad",
        "\u200e",
        "\u200f",
        "\u061c",
        "\u180e",
        "\u034f",
        "\u2061",
        "\u2064",
        "\u206a",
        "\ufe0f",
        "\ufe00",
        "\udb40\udd00",
        "\udb40\udc41",
        "\u180b",
        "\u1160",
        "\ufff9",
        "\u200d\ufe0f\u200b"
      })
  void a_character_without_a_width_is_removed_from_a_name(String invisible) {
    var name = invisible + "Gre" + invisible + "en" + invisible + " park" + invisible;

    assertThat(TextRule.normal(name)).isEqualTo("Green park");
    assertThat(TextRule.normal(TextRule.normal(name))).isEqualTo("Green park");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Emoji: two that are joined, one with a variation selector, a keycap, and the flag of a
        // region.
        WOMAN + "\u200d" + WOMAN,
        HEART + "\u200d" + FIRE,
        HEART,
        "1\ufe0f\u20e3",
        BLACK_FLAG + TAGS,
        // A word of Persian and one of Hindi, where joiners decide the form of letters.
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\u0915\u094d\u200d\u0937",
        // A variant of a Han character, a letter of Mongolian, a number sign of Arabic.
        "\u845b\udb40\udd00",
        "\u1820\u180b",
        "\u0600\u0661",
        "fa\u00dfade",
        "Nam - \u00c9t\u00e9 (2)"
      })
  void characters_that_change_how_a_name_looks_stay(String name) {
    assertThat(TextRule.normal(name)).isEqualTo(name);
  }

  @Test
  void joiners_stay_once_and_only_between_letters_that_they_join() {
    assertThat(TextRule.normal("\u0645\u200c\u200c\u0646")).isEqualTo("\u0645\u200c\u0646");
    assertThat(TextRule.normal("\u0645\u200c \u0646\u200d")).isEqualTo("\u0645 \u0646");
    assertThat(TextRule.normal("a\ufe0f\u200d" + FIRE)).isEqualTo("a" + FIRE);
  }

  @Test
  void a_name_is_composed_after_invisible_characters_are_removed() {
    assertThat(TextRule.normal("Cafe\u200b\u0301")).isEqualTo("Caf\u00e9");
  }

  @Test
  void a_name_of_invisible_characters_is_empty() {
    assertThat(TextRule.normal("\u200b\u3164\u2800\ufe0f\u200d ")).isEmpty();
  }

  @Test
  void a_name_that_would_turn_the_text_after_it_is_still_refused() {
    var name = TextRule.normal("Park\u202e");

    assertThat(TextRule.line(1, 80).complaintAbout(name)).isPresent();
  }

  @Test
  void names_that_differ_only_by_characters_without_a_width_are_the_same() {
    assertThat(TextRule.isSameName("\u0645\u06cc\u200c\u062e", "\u0645\u06cc\u062e")).isTrue();
    assertThat(TextRule.isSameName("I \u2764\ufe0f trees", " I  \u2764 tre\u00ades")).isTrue();
    assertThat(TextRule.isSameName("Park", "park")).isFalse();
    assertThat(TextRule.isSameName("Parks", "Park s")).isFalse();
  }

  @Test
  void searches_compare_all_forms_of_a_letter_as_one() {
    assertThat(SearchText.of("\u039f\u0394\u039f\u03a3"))
        .isEqualTo(SearchText.of("\u03bf\u03b4\u03bf\u03c2"))
        .isEqualTo(SearchText.of("\u03bf\u03b4\u03bf\u03c3"));
    assertThat(SearchText.of("CAFE\u0301")).isEqualTo("caf\u00e9");
    assertThat(SearchText.of("\u212aelvin\u00a0\u00a0\u017f\u200b")).isEqualTo("kelvin s");
    assertThat(SearchText.of("\u0645\u06cc\u200c\u062e")).isEqualTo("\u0645\u06cc\u062e");
  }
}
