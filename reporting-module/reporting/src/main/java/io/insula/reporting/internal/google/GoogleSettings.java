package io.insula.reporting.internal.google;

import io.insula.kernel.base.InvalidConfigurationException;
import io.insula.kernel.base.SecretDestinationCheck;
import io.insula.kernel.base.SettingBounds;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import java.net.URI;
import java.time.Duration;

/**
 * The settings for reports in Google Sheets.
 *
 * @param credentials the key of a service account as JSON; empty if the key is in a file or missing
 * @param credentialsFile the file of the key; empty if the key is not in a file
 * @param templateId the spreadsheet that is copied for each cycle
 * @param folderId the folder of the copies; empty for the folder of the template
 * @param shareWithAdmins whether the admins of a cycle may read its spreadsheet
 * @param rootUrl the root URL of both APIs; empty for Google's own URLs
 * @param tokenUrl the URL for access tokens; empty for the URL in the credentials
 * @param connectTimeout the longest wait for a connection
 * @param readTimeout the longest wait for each part of a response
 * @param userQuota how many reads, and how many writes, Google allows the account in a minute
 * @param projectQuota how many reads, and how many writes, Google allows the project in a minute
 */
@Context
@ConfigurationProperties("insula.reporting.google")
record GoogleSettings(
    String credentials,
    String credentialsFile,
    String templateId,
    String folderId,
    boolean shareWithAdmins,
    String rootUrl,
    String tokenUrl,
    Duration connectTimeout,
    Duration readTimeout,
    int userQuota,
    int projectQuota) {
  private static final String VARIABLES = "INSULA_REPORTING_GOOGLE_";
  private static final int MIN_QUOTA = 10;
  private static final int MAX_QUOTA = 1_000_000;
  private static final Duration MAX_TIMEOUT = Duration.ofSeconds(30);

  GoogleSettings {
    SettingBounds.check(VARIABLES + "CONNECT_TIMEOUT", connectTimeout, MAX_TIMEOUT);
    SettingBounds.check(VARIABLES + "READ_TIMEOUT", readTimeout, MAX_TIMEOUT);
    SettingBounds.check(VARIABLES + "USER_QUOTA", userQuota, MIN_QUOTA, MAX_QUOTA);
    SettingBounds.check(VARIABLES + "PROJECT_QUOTA", projectQuota, MIN_QUOTA, MAX_QUOTA);
  }

  /**
   * Checks the template and the URLs without a request to Google.
   *
   * @throws InvalidConfigurationException if a setting is missing or wrong; the message names the
   *     setting
   */
  void check() {
    require(
        !templateId.isBlank(),
        "TEMPLATE_ID",
        "must be the id of the spreadsheet that is copied for each cycle");
    if (!rootUrl.isBlank()) {
      checkUrl("ROOT_URL", rootUrl);
    }
    if (!tokenUrl.isBlank()) {
      checkUrl("TOKEN_URL", tokenUrl);
    }
  }

  /**
   * Returns the root URL of both APIs, which ends with a slash; {@code defaultUrl} if no URL is
   * set.
   */
  String rootUrlOr(String defaultUrl) {
    if (rootUrl.isBlank()) {
      return defaultUrl;
    }
    return rootUrl.endsWith("/") ? rootUrl : rootUrl + "/";
  }

  private static void checkUrl(String name, String url) {
    try {
      require(
          SecretDestinationCheck.isSafe(URI.create(url)),
          name,
          "is not https; http is for loopback addresses only");
    } catch (IllegalArgumentException e) {
      throw new InvalidConfigurationException(VARIABLES + name + " is not a URL", e);
    }
  }

  /** Leaves out the key, which is secret. */
  @Override
  public String toString() {
    return "GoogleSettings[" + templateId + "]";
  }

  private static void require(boolean isRight, String name, String problem) {
    if (!isRight) {
      throw new InvalidConfigurationException(VARIABLES + name + " " + problem);
    }
  }
}
