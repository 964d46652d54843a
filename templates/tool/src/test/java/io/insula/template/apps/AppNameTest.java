package io.insula.template.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.insula.template.CommandRefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppNameTest {
  @Test
  void a_lower_case_word_is_a_name() {
    var name = new AppName("inventory");

    assertThat(name).hasToString("inventory");
    assertThat(name.capitalized()).isEqualTo("Inventory");
    assertThat(AppForm.REMOTE.folderOf(name)).isEqualTo("inventory-module");
  }

  @Test
  void the_longest_name_has_thirty_letters() {
    assertThat(new AppName("x".repeat(30)).text()).hasSize(30);
    assertRefused("x".repeat(31), "it has more than 30 letters");
  }

  @ParameterizedTest
  @CsvSource({
    "'', it is empty",
    "class, it is a keyword of Java",
    "true, it is a keyword of Java",
    "record, it is a keyword of Java",
    "order, PostgreSQL reserves it",
    "user, PostgreSQL reserves it",
    "public, it is a keyword of Java",
    "analyze, PostgreSQL reserves it",
    "app, it has another meaning in this repository",
    "core, it has another meaning in this repository",
    "kernel, it has another meaning in this repository",
    "sample, it has another meaning in this repository",
    "insula, it has another meaning in this repository",
    "health, it has another meaning in this repository",
  })
  void a_word_with_another_meaning_is_refused_with_the_reason(String text, String reason) {
    assertRefused(text, reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Foo-Bar",
        "foo-bar",
        "foo_bar",
        "Foo",
        "é",
        "inventar\u00e9",
        "a b",
        " ",
        "..",
        "a/b",
        "item2",
        "2items",
        "items;",
        "it\nems",
        "ıtems"
      })
  void anything_but_a_word_of_the_letters_a_to_z_is_refused(String text) {
    assertRefused(text, "use a lower-case word of the letters a to z");
  }

  private static void assertRefused(String text, String reason) {
    assertThatExceptionOfType(CommandRefusedException.class)
        .isThrownBy(() -> new AppName(text))
        .withMessageStartingWith("\"" + text + "\" cannot be the name of an app: " + reason);
  }
}
