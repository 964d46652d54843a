package io.insula.reporting.internal.google;

import io.insula.reporting.internal.tickets.ReportFailedException;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** Explains to an admin what to do when Google refuses a request. */
@Singleton
@Requires(condition = GoogleConfiguredCondition.class)
final class GoogleErrorMessages {
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;

  private final ServiceAccount account;
  private final GoogleSettings settings;

  GoogleErrorMessages(ServiceAccount account, GoogleSettings settings) {
    this.account = account;
    this.settings = settings;
  }

  /** Explains a refusal. Google would refuse a retry, too. */
  ReportFailedException explain(GoogleRefusedException refused) {
    return failure(refused, advice(refused), false);
  }

  /**
   * Explains why Google refused to write tabs. If a user changed the tabs meanwhile, the next
   * attempt may succeed.
   */
  ReportFailedException explainOnTabs(GoogleRefusedException refused) {
    return switch (refused.status()) {
      case BAD_REQUEST ->
          failure(
              refused,
              "A user may have changed or deleted a tab of the spreadsheet meanwhile.",
              true);
      case NOT_FOUND ->
          failure(
              refused,
              "A user may have deleted the spreadsheet meanwhile. The next attempt makes a new"
                  + " spreadsheet.",
              true);
      default -> explain(refused);
    };
  }

  private static ReportFailedException failure(
      GoogleRefusedException refused, String advice, boolean isTransient) {
    return new ReportFailedException(
        "Google refused to " + refused.doing() + ". " + advice + googleMessage(refused),
        isTransient,
        refused);
  }

  private String advice(GoogleRefusedException refused) {
    return switch (refused.status()) {
      case UNAUTHORIZED ->
          "Make a new key for the service account " + account.email() + " and configure it.";
      case FORBIDDEN -> forbidden(refused);
      case NOT_FOUND ->
          "Share the template "
              + settings.templateId()
              + inFolder()
              + " with the service account "
              + account.email()
              + ", or correct its id in the configuration.";
      default -> "Google would refuse a retry, too.";
    };
  }

  private String forbidden(GoogleRefusedException refused) {
    return switch (refused.reason()) {
      case "accessNotConfigured", "SERVICE_DISABLED" ->
          "Enable the Google Sheets API and the Google Drive API in the project "
              + account.project()
              + ".";
      case "storageQuotaExceeded" ->
          "The service account "
              + account.email()
              + " has no storage for its own files: set INSULA_REPORTING_GOOGLE_FOLDER_ID to a"
              + " folder of a shared drive, and make the account a content manager there.";
      case "dailyLimitExceeded" ->
          "The project "
              + account.project()
              + " has used up its daily quota. Request the report again tomorrow, or raise the"
              + " quota at Google.";
      default ->
          "The owner of the spreadsheet, and of the template "
              + settings.templateId()
              + inFolder()
              + ", must share them with the service account "
              + account.email()
              + ": the template for reading, the spreadsheet and the folder for editing.";
    };
  }

  private String inFolder() {
    return settings.folderId().isBlank() ? "" : " and the folder " + settings.folderId();
  }

  private static String googleMessage(GoogleRefusedException refused) {
    return refused.words().isBlank() ? "" : " Google says: " + refused.words();
  }
}
