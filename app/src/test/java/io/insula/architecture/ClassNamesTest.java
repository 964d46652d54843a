package io.insula.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClassNamesTest {
  @Test
  void no_two_classes_have_one_name() throws Exception {
    assertThat(ClassNames.duplicates(SourceTree.root())).isEmpty();
  }

  @Test
  void a_duplicate_name_is_reported_with_both_places() throws Exception {
    assertThat(ClassNames.duplicates(SourceTree.fixture("broken/build")))
        .containsExactly(
            "Receipt.java is in orchards/src/main/java/io/insula/orchards/internal/Receipt.java"
                + " and trees/src/main/java/io/insula/trees/internal/Receipt.java");
  }
}
