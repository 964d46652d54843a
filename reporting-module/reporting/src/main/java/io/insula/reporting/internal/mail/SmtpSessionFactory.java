package io.insula.reporting.internal.mail;

import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.util.Properties;

/** Creates the session of the mail library from the settings. */
final class SmtpSessionFactory {
  private SmtpSessionFactory() {}

  static Session of(SmtpSettings settings) {
    return Session.getInstance(properties(settings), authenticator(settings));
  }

  static Properties properties(SmtpSettings settings) {
    var timeout = Long.toString(settings.timeout().toMillis());
    var properties = new Properties();
    properties.setProperty("mail.transport.protocol", "smtp");
    // Otherwise, the id of a message would reveal the names of the machine and the user.
    properties.setProperty("mail.from", settings.sender().getAddress());
    properties.setProperty("mail.mime.charset", "UTF-8");
    properties.setProperty("mail.mime.allowutf8", "true");
    properties.setProperty("mail.smtp.host", settings.host());
    properties.setProperty("mail.smtp.port", Integer.toString(settings.port()));
    properties.setProperty("mail.smtp.connectiontimeout", timeout);
    properties.setProperty("mail.smtp.timeout", timeout);
    properties.setProperty("mail.smtp.writetimeout", timeout);
    properties.setProperty("mail.smtp.auth", Boolean.toString(!settings.username().isEmpty()));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    if (settings.tls().equals(SmtpSettings.STARTTLS)) {
      properties.setProperty("mail.smtp.starttls.enable", "true");
      properties.setProperty("mail.smtp.starttls.required", "true");
    } else if (settings.tls().equals(SmtpSettings.SSL)) {
      properties.setProperty("mail.smtp.ssl.enable", "true");
    }
    return properties;
  }

  static Authenticator authenticator(SmtpSettings settings) {
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(settings.username(), settings.password());
      }
    };
  }
}
