package io.insula.reporting.internal.mail;

import io.insula.kernel.base.InvalidConfigurationException;
import io.insula.kernel.base.SecretDestinationCheck;
import io.insula.kernel.base.SettingBounds;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.Set;

/**
 * The settings of e-mail.
 *
 * @param host the mail server; empty for no mail
 * @param username the user name at the mail server; empty for no sign-in
 * @param from the address of the sender
 * @param tls {@code starttls}, {@code ssl} or {@code none}
 * @param timeout the longest wait for a connection, and for each read and write
 */
@Context
@ConfigurationProperties("insula.reporting.mail")
record SmtpSettings(
    String host,
    int port,
    String username,
    String password,
    String from,
    String tls,
    Duration timeout) {
  static final String STARTTLS = "starttls";
  static final String SSL = "ssl";
  static final String NONE = "none";

  private static final int MAX_PORT = 65_535;

  SmtpSettings {
    SettingBounds.check("INSULA_REPORTING_MAIL_PORT", port, 1, MAX_PORT);
    SettingBounds.check("INSULA_REPORTING_MAIL_TIMEOUT", timeout, Duration.ofHours(1));
  }

  /**
   * Returns the address in {@code from}.
   *
   * @throws InvalidConfigurationException if it is not an e-mail address
   */
  InternetAddress sender() {
    try {
      return new InternetAddress(from, true);
    } catch (AddressException e) {
      throw new InvalidConfigurationException(
          "INSULA_REPORTING_MAIL_HOST needs INSULA_REPORTING_MAIL_FROM with an e-mail address", e);
    }
  }

  /**
   * @throws InvalidConfigurationException if a setting is missing or wrong
   */
  void check() {
    sender();
    require(
        Set.of(STARTTLS, SSL, NONE).contains(tls),
        "INSULA_REPORTING_MAIL_TLS must be starttls, ssl or none");
    require(
        username.isEmpty() || !tls.equals(NONE) || SecretDestinationCheck.isLoopback(host),
        "INSULA_REPORTING_MAIL_TLS=none would send the password in clear text: leave out"
            + " INSULA_REPORTING_MAIL_USERNAME, or choose starttls or ssl");
  }

  private static void require(boolean holds, String complaint) {
    if (!holds) {
      throw new InvalidConfigurationException(complaint);
    }
  }

  @Override
  public String toString() {
    return "SmtpSettings[" + host + ":" + port + "]";
  }
}
