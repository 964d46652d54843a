package io.insula.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class NumericSettingTest extends DefaultSettings {
  private static final String DEFAULTS = "META-INF/insula.properties";
  private static final Pattern SETTING = Pattern.compile("\\$\\{(INSULA_\\w+):(.*)}");
  private static final Pattern NUMBER = Pattern.compile("\\d+(ms|s|m|h|d|KB|MB|GB)?");

  @Test
  void every_number_and_duration_has_bounds_and_is_refused_by_its_name() throws IOException {
    var variables = settings(".*");

    var complaints =
        NumericSetting.of(CodeBase.real()).stream()
            .flatMap(setting -> setting.complaints(defaults, variables).stream())
            .toList();

    assertThat(complaints).isEmpty();
  }

  @Test
  void every_default_that_is_a_number_or_a_duration_belongs_to_a_record() throws IOException {
    var numbers = new TreeSet<>(settings(NUMBER.pattern()).keySet());
    // The limits of requests have a class of their own, because any app can add some.
    numbers.removeIf(property -> property.startsWith("insula.rates."));

    assertThat(NumericSetting.of(CodeBase.real()))
        .extracting(NumericSetting::property)
        .containsAll(numbers);
    assertThat(numbers).hasSizeGreaterThan(40);
  }

  @Test
  void a_record_without_bounds_is_reported() {
    assertThat(NumericSetting.of(CodeBase.broken()))
        .flatMap(setting -> setting.complaints(defaults, Map.of()))
        .containsExactlyInAnyOrder(
            "insula.broken.poll-interval is not checked at the start",
            "insula.broken.poll-interval does not refuse PT-0.001S",
            "insula.broken.poll-interval does not refuse PT2562047788015215H30M7S",
            "insula.broken.most is not checked at the start",
            "insula.broken.most does not refuse -1",
            "insula.broken.most does not refuse 2147483647");
  }

  /** Returns the variable of each property whose default matches a pattern. */
  private static Map<String, String> settings(String defaultPattern) throws IOException {
    var variables = new TreeMap<String, String>();
    var files = NumericSettingTest.class.getClassLoader().getResources(DEFAULTS);
    for (var file : Collections.list(files)) {
      var properties = new Properties();
      try (var text = file.openStream()) {
        properties.load(text);
      }
      for (var property : List.copyOf(properties.stringPropertyNames())) {
        var setting = SETTING.matcher(properties.getProperty(property));
        if (setting.matches() && setting.group(2).matches(defaultPattern)) {
          variables.put(property, setting.group(1));
        }
      }
    }
    return variables;
  }
}
