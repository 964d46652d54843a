package io.insula.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPoolSetupTest {
  private final Properties properties = new Properties();

  @Test
  void two_processors_load_beans_on_two_threads() {
    CommonPoolSetup.useBoth(2, properties);

    assertThat(properties.getProperty(CommonPoolSetup.PARALLELISM)).isEqualTo("2");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8})
  void with_any_other_number_java_chooses(int processors) {
    CommonPoolSetup.useBoth(processors, properties);

    assertThat(properties).isEmpty();
  }

  @Test
  void a_number_that_the_operator_chose_stays() {
    properties.setProperty(CommonPoolSetup.PARALLELISM, "7");

    CommonPoolSetup.useBoth(2, properties);

    assertThat(properties.getProperty(CommonPoolSetup.PARALLELISM)).isEqualTo("7");
  }
}
