package io.insula.kernel.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFromFilesTest {
  private static final String SETTING = "INSULA_TEST_SECRET";
  private static final String VARIABLE = "INSULA_TEST_SECRET_FILE";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"se cret", "se cret\n", "se cret\r\n", "se cret\n\n"})
  void a_file_has_the_value_of_a_setting_without_the_line_break_at_its_end(String text)
      throws IOException {
    var settings = read(Map.of(VARIABLE, file(text)));

    assertThat(settings).containsEntry(SETTING, "se cret");
  }

  @Test
  void a_value_of_several_lines_keeps_them() throws IOException {
    var settings = read(Map.of(VARIABLE, file(" first\nsecond \n")));

    assertThat(settings).containsEntry(SETTING, " first\nsecond ");
  }

  @Test
  void all_other_variables_stay_as_they_are() throws IOException {
    var environment = new HashMap<>(Map.of("PATH", "/bin", "INSULA_PORT", "80", "A_FILE", "x"));
    environment.put(VARIABLE, file("secret"));

    assertThat(read(environment))
        .containsAllEntriesOf(environment)
        .containsEntry(SETTING, "secret")
        .hasSize(environment.size() + 1);
  }

  @Test
  void an_empty_variable_names_no_file() {
    var environment = Map.of(VARIABLE, "", SETTING, "secret", "INSULA_FILE", "no-such-file");

    assertThat(read(environment))
        .isEqualTo(Map.of(SETTING, "secret", "INSULA_FILE", "no-such-file"));
  }

  @Test
  void an_empty_variable_counts_as_not_set() {
    var environment = Map.of("INSULA_PORT", "", SETTING, " ", "OTHER", "", "INSULA_HOST", "x");

    assertThat(read(environment)).isEqualTo(Map.of("OTHER", "", "INSULA_HOST", "x"));
    assertThat(SettingsFromFiles.emptyVariables(environment))
        .containsExactlyInAnyOrder("INSULA_PORT", SETTING);
  }

  @Test
  void a_file_provides_the_value_of_an_empty_variable() throws IOException {
    var settings = read(Map.of(SETTING, "", VARIABLE, file("secret")));

    assertThat(settings).containsEntry(SETTING, "secret");
  }

  @Test
  void two_values_of_a_setting_are_refused_without_showing_them() throws IOException {
    var environment = Map.of(SETTING, "one", VARIABLE, file("another"));

    assertThatThrownBy(() -> SettingsFromFiles.read(environment))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessage("INSULA_TEST_SECRET and INSULA_TEST_SECRET_FILE are both set: use one of them");
  }

  @Test
  void a_file_that_cannot_be_read_is_named_with_its_variable() {
    var missing = folder.resolve("missing").toString();

    assertThatThrownBy(() -> SettingsFromFiles.read(Map.of(VARIABLE, missing)))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessage(
            VARIABLE + " names the file " + missing + ", which cannot be read as UTF-8 text");
  }

  @Test
  void a_variable_that_itself_is_a_setting_is_not_the_path_of_a_value() {
    var environment = Map.of("INSULA_TEST_GUEST_LIST_FILE", "no-such-file");

    assertThat(read(environment)).isEqualTo(environment);
  }

  @Test
  void a_context_reads_a_value_in_a_file_like_an_environment_variable() throws IOException {
    var files = SettingsFromFiles.read(Map.of("INSULA_TEST_MOST_GUESTS_FILE", file("7\n")));

    try (var context =
        ApplicationContext.builder().propertySources(files.asPropertySource()).start()) {
      assertThat(context.getProperty("insula.test.most-guests", Integer.class)).contains(7);
    }
  }

  private static Map<String, String> read(Map<String, String> environment) {
    return SettingsFromFiles.read(environment).addedTo(environment);
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("secret"), text).toString();
  }
}
