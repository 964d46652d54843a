package io.insula.kernel.base.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class AppDescriptorTest {
  @Test
  void an_app_owns_the_schema_of_its_name_or_none() {
    assertThat(AppDescriptor.of("orchard"))
        .isEqualTo(new AppDescriptor("orchard", "orchard", "db/migration/orchard", List.of()))
        .matches(AppDescriptor::hasSchema);
    assertThat(AppDescriptor.withoutSchema("window", Runnable.class).needs())
        .containsExactly(Runnable.class);
    assertThat(AppDescriptor.withoutSchema("window").hasSchema()).isFalse();
  }

  @Test
  void names_are_words_and_migrations_need_a_schema() {
    assertThatIllegalArgumentException().isThrownBy(() -> AppDescriptor.withoutSchema("Window"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AppDescriptor("window", "a schema", "db", List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AppDescriptor("window", "", "db/migration/window", List.of()));
  }
}
