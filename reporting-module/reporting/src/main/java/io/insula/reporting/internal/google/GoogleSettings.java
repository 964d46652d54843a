package io.insula.reporting.internal.google;

import io.insula.kernel.base.ConfigurationMissingException;
import io.insula.reporting.internal.remote.SafeUrl;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.net.URI;
import java.time.Duration;

/**
 * Where and how reports are kept at Google.
 *
 * @param credentials the key of a service account as JSON; empty if it is in a file, or there is
 *     none
 * @param credentialsFile a file with it; empty if it is not in a file
 * @param templateId the spreadsheet that is copied for each cycle
 * @param folderId the folder of the copies, for instance in a shared drive; empty for where the
 *     template is
 * @param shareWithAdmins whether the admins of a cycle may read its spreadsheet
 * @param rootUrl of both APIs; empty for Google's
 * @param tokenUrl where access tokens come from; empty for what the credentials say
 * @param connectTimeout for a connection
 * @param readTimeout for each part of an answer
 * @param userQuota how many reads, and how many writes, Google allows one account in a minute
 * @param projectQuota and all accounts of the project together
 */
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
  private static final int SMALLEST_QUOTA = 10;
  private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(30);

  /**
   * Checks what can be checked without Google.
   *
   * @throws ConfigurationMissingException naming the setting that is missing or wrong
   */
  void check() {
    require(!templateId.isBlank(), "TEMPLATE_ID", "must name the spreadsheet that is copied");
    require(isTimeout(connectTimeout), "CONNECT_TIMEOUT", "must be above 0 and at most 30s");
    require(isTimeout(readTimeout), "READ_TIMEOUT", "must be above 0 and at most 30s");
    require(userQuota >= SMALLEST_QUOTA, "USER_QUOTA", "must be 10 or more");
    require(projectQuota >= SMALLEST_QUOTA, "PROJECT_QUOTA", "must be 10 or more");
    if (!rootUrl.isBlank()) {
      checkUrl("ROOT_URL", rootUrl);
    }
    if (!tokenUrl.isBlank()) {
      checkUrl("TOKEN_URL", tokenUrl);
    }
  }

  /** The root of both APIs, which ends with a slash; the default if none is set. */
  String rootUrlOr(String usual) {
    if (rootUrl.isBlank()) {
      return usual;
    }
    return rootUrl.endsWith("/") ? rootUrl : rootUrl + "/";
  }

  private static void checkUrl(String name, String url) {
    try {
      require(
          SafeUrl.isSafe(URI.create(url)),
          name,
          "is not https; http is for loopback addresses only");
    } catch (IllegalArgumentException e) {
      throw new ConfigurationMissingException(VARIABLES + name + " is not a URL", e);
    }
  }

  private static boolean isTimeout(Duration timeout) {
    return timeout.isPositive() && timeout.compareTo(LONGEST_TIMEOUT) <= 0;
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "GoogleSettings[" + templateId + "]";
  }

  private static void require(boolean isRight, String name, String problem) {
    if (!isRight) {
      throw new ConfigurationMissingException(VARIABLES + name + " " + problem);
    }
  }
}
