package io.insula.reporting.internal.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.insula.kernel.base.InvalidConfigurationException;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpSettingsTest {
  private static final String FROM = "reports@insula.example";

  private static SmtpSettings settings(
      String host, int port, String username, String from, String tls, Duration timeout) {
    return new SmtpSettings(host, port, username, "hidden", from, tls, timeout);
  }

  @ParameterizedTest
  @CsvSource({
    "mail.example, 587, clerk, '', starttls, 10s, INSULA_REPORTING_MAIL_FROM",
    "mail.example, 587, clerk, no address, starttls, 10s, INSULA_REPORTING_MAIL_FROM",
    "mail.example, 587, clerk, a@b.example, tls, 10s, INSULA_REPORTING_MAIL_TLS",
    "mail.example, 0, clerk, a@b.example, ssl, 10s, INSULA_REPORTING_MAIL_PORT",
    "mail.example, 65536, clerk, a@b.example, ssl, 10s, INSULA_REPORTING_MAIL_PORT",
    "mail.example, 587, clerk, a@b.example, ssl, 0s, INSULA_REPORTING_MAIL_TIMEOUT",
    "mail.example, 587, clerk, a@b.example, ssl, 0.0009s, INSULA_REPORTING_MAIL_TIMEOUT",
    "mail.example, 587, clerk, a@b.example, ssl, 9223372036854775807s,"
        + " INSULA_REPORTING_MAIL_TIMEOUT",
    "mail.example, 25, clerk, a@b.example, none, 10s, in clear",
    "10.0.0.1, 25, clerk, a@b.example, none, 10s, in clear"
  })
  void wrong_settings_are_refused_with_their_names(
      String host,
      int port,
      String username,
      String from,
      String tls,
      String timeout,
      String words) {
    var time = Duration.parse("PT" + timeout);

    assertThatExceptionOfType(InvalidConfigurationException.class)
        .isThrownBy(() -> settings(host, port, username, from, tls, time).check())
        .withMessageContaining(words);
  }

  @Test
  void valid_settings_are_accepted() {
    var timeout = Duration.ofSeconds(10);
    settings("mail.example", 587, "clerk", "Reports <" + FROM + ">", "starttls", timeout).check();
    settings("mail.example", 465, "clerk", FROM, "ssl", timeout).check();
    settings("mail.example", 25, "", FROM, "none", timeout).check();
    settings("localhost", 25, "clerk", FROM, "none", timeout).check();
    assertThat(settings("mail.example", 25, "", FROM, "none", timeout).toString())
        .doesNotContain("hidden");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insula.example",
        "ftp://insula.example",
        "https://",
        "https://a:b@insula.example",
        "https://insula.example/?x",
        "https://insula.example/#x",
        "https://a b"
      })
  void a_link_begins_with_the_address_of_a_server(String url) {
    assertThatExceptionOfType(InvalidConfigurationException.class)
        .isThrownBy(() -> PublicUrl.of(url));
  }

  @Test
  void a_slash_at_its_end_is_left_out() {
    assertThat(PublicUrl.of("https://insula.example/base//"))
        .isEqualTo("https://insula.example/base");
    assertThat(PublicUrl.of(" ")).isEmpty();
  }

  @Test
  void the_bean_exists_only_if_a_host_is_configured() {
    try (var without = start(Map.of())) {
      assertThat(without.containsBean(TicketMailSender.class)).isFalse();
    }
    var mail =
        Map.<String, Object>of(
            "insula.reporting.mail.host", "127.0.0.1", "insula.reporting.mail.from", FROM);
    try (var with = start(mail)) {
      assertThat(with.getBean(TicketMailSender.class)).isInstanceOf(SmtpTicketMailSender.class);
    }
  }

  private static ApplicationContext start(Map<String, Object> properties) {
    return ApplicationContext.builder()
        .banner(false)
        .deduceEnvironment(false)
        .properties(Map.of("micronaut.server.port", -1))
        .properties(properties)
        .start();
  }
}
