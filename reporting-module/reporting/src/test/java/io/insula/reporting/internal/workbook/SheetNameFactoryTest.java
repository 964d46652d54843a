package io.insula.reporting.internal.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SheetNameFactoryTest {
  private final SheetNameFactory names = new SheetNameFactory();

  @Test
  void no_two_sheets_get_the_same_name() {
    assertThat(names.take("Results")).isEqualTo("Results");
    assertThat(names.take("RESULTS")).isEqualTo("RESULTS (2)");
    assertThat(names.take("Results")).isEqualTo("Results (3)");
  }

  @Test
  void a_long_name_is_shortened_with_a_visible_mark() {
    var name = "An extraordinarily long name of a cycle";

    assertThat(names.take(name)).isEqualTo("An extraordinarily long name o…").hasSize(31);
    assertThat(names.take(name)).isEqualTo("An extraordinarily long na… (2)").hasSize(31);
    assertThat(names.take("x".repeat(29) + "🌳🌳")).isEqualTo("x".repeat(29) + "…");
  }

  @Test
  void forbidden_characters_are_removed_from_a_name() {
    assertThat(names.take("'A/B: [c]*?\\'")).isEqualTo("A B   c");
    assertThat(names.take("")).isEqualTo("Sheet");
    assertThat(names.take("History")).isEqualTo("Sheet History");
  }
}
