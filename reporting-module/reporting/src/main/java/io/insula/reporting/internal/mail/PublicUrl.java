package io.insula.reporting.internal.mail;

import io.insula.kernel.base.InvalidConfigurationException;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Reads the setting with the URL at which users reach this server. The links in e-mails begin with
 * this URL.
 */
final class PublicUrl {
  private PublicUrl() {}

  /**
   * Returns the URL without a slash at its end; empty if none is configured.
   *
   * @throws InvalidConfigurationException if it is not the URL of a web server
   */
  static String of(String configured) {
    var url = configured.strip().replaceFirst("/+$", "");
    if (!url.isEmpty() && !isOfWeb(url)) {
      throw new InvalidConfigurationException(
          "INSULA_REPORTING_PUBLIC_URL must be the https or http URL of a server, for instance"
              + " https://insula.example");
    }
    return url;
  }

  private static boolean isOfWeb(String text) {
    try {
      var url = new URI(text);
      return ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
          && url.getHost() != null
          && url.getUserInfo() == null
          && url.getQuery() == null
          && url.getFragment() == null;
    } catch (URISyntaxException _) {
      return false;
    }
  }
}
