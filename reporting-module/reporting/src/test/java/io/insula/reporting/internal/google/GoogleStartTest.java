package io.insula.reporting.internal.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.kernel.base.InvalidConfigurationException;
import io.insula.reporting.internal.google.fake.FakeGoogle;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoogleStartTest {
  private static final String PREFIX = "insula.reporting.google.";

  private FakeGoogle google;

  @BeforeAll
  void start() {
    google = FakeGoogle.start();
  }

  @AfterAll
  void stop() {
    google.close();
  }

  private void assertRefused(Map<String, Object> changes, String... words) {
    var settings = new HashMap<String, Object>(google.settings("a-template"));
    settings.putAll(changes);
    assertThatThrownBy(() -> ApplicationContext.run(settings).close())
        .satisfies(failure -> assertThat(configurationOf(failure)).message().contains(words));
  }

  private static Throwable configurationOf(Throwable failure) {
    var cause = failure;
    while (cause != null && !(cause instanceof InvalidConfigurationException)) {
      cause = cause.getCause();
    }
    return cause;
  }

  @Test
  void without_credentials_nothing_is_published_and_nothing_else_is_needed() {
    try (var context = ApplicationContext.run()) {
      assertThat(context.containsBean(SpreadsheetPublisher.class)).isFalse();
    }
  }

  @Test
  void settings_in_a_log_do_not_contain_the_key() {
    try (var context = ApplicationContext.run(Map.copyOf(google.settings("a-template")))) {
      assertThat(context.getBean(GoogleSettings.class).toString())
          .contains("a-template")
          .doesNotContain("PRIVATE KEY");
    }
  }

  @Test
  void credentials_can_be_in_a_file(@TempDir Path folder) throws Exception {
    var file = Files.writeString(folder.resolve("key.json"), google.credentials());
    var settings = new HashMap<String, Object>(google.settings("a-template"));
    settings.put(PREFIX + "credentials", "");
    settings.put(PREFIX + "credentials-file", file.toString());
    try (var context = ApplicationContext.run(settings)) {
      assertThat(context.getBean(SpreadsheetPublisher.class)).isNotNull();
      assertThat(context.getBean(ServiceAccount.class).email()).isEqualTo(FakeGoogle.ACCOUNT);
    }
  }

  @Test
  void a_file_without_credentials_is_refused_with_its_name(@TempDir Path folder) throws Exception {
    var file = Files.writeString(folder.resolve("key.json"), "{\"type\": \"service_account\"}");

    assertRefused(
        Map.of(PREFIX + "credentials", "", PREFIX + "credentials-file", file.toString()),
        "INSULA_REPORTING_GOOGLE_CREDENTIALS_FILE",
        file.toString(),
        "not the JSON key");
    assertRefused(
        Map.of(PREFIX + "credentials", "", PREFIX + "credentials-file", file + ".missing"),
        "INSULA_REPORTING_GOOGLE_CREDENTIALS_FILE",
        "key.json.missing");
    assertRefused(
        Map.of(PREFIX + "credentials", "no json"), "INSULA_REPORTING_GOOGLE_CREDENTIALS is not");
  }

  @ParameterizedTest
  @CsvSource({
    "template-id, '', INSULA_REPORTING_GOOGLE_TEMPLATE_ID",
    "root-url, http://sheets.example.org/, INSULA_REPORTING_GOOGLE_ROOT_URL",
    "root-url, 'not a url', INSULA_REPORTING_GOOGLE_ROOT_URL",
    "token-url, http://example.org/token, INSULA_REPORTING_GOOGLE_TOKEN_URL",
    "token-url, file:///etc/passwd, INSULA_REPORTING_GOOGLE_TOKEN_URL",
    "read-timeout, 31s, INSULA_REPORTING_GOOGLE_READ_TIMEOUT",
    "connect-timeout, 0s, INSULA_REPORTING_GOOGLE_CONNECT_TIMEOUT",
    "user-quota, 9, INSULA_REPORTING_GOOGLE_USER_QUOTA",
    "project-quota, -1, INSULA_REPORTING_GOOGLE_PROJECT_QUOTA"
  })
  void a_wrong_setting_is_refused_with_its_name(String setting, String value, String variable) {
    assertRefused(Map.of(PREFIX + setting, value), variable);
  }

  @Test
  void credentials_that_send_signatures_elsewhere_unencrypted_are_refused() {
    var key = google.credentials().replace(google.tokenUrl(), "http://example.org/token");

    assertRefused(Map.of(PREFIX + "credentials", key), "token_uri that is not https");
  }

  @Test
  void a_token_url_of_the_settings_overrides_that_of_the_credentials() {
    var key = google.credentials().replace(google.tokenUrl(), "http://example.org/token");
    var settings = new HashMap<String, Object>(google.settings("a-template"));
    settings.put(PREFIX + "credentials", key);
    settings.put(PREFIX + "token-url", google.tokenUrl());
    try (var context = ApplicationContext.run(settings)) {
      assertThat(context.getBean(ServiceAccount.class).project()).isEqualTo("fake-project");
    }
  }
}
