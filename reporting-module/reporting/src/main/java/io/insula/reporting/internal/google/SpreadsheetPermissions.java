package io.insula.reporting.internal.google;

import com.google.api.services.drive.model.Permission;
import io.insula.reporting.internal.tickets.ReportFailedException;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads and changes the permissions of a spreadsheet at Google. */
@Singleton
@Requires(condition = GoogleConfiguredCondition.class)
class SpreadsheetPermissions {
  private static final int NOT_FOUND = 404;

  private final GoogleClientFactory clients;
  private final GoogleClient googleClient;
  private final GoogleRetryRunner retries;

  SpreadsheetPermissions(
      GoogleClientFactory clients, GoogleClient googleClient, GoogleRetryRunner retries) {
    this.clients = clients;
    this.googleClient = googleClient;
    this.retries = retries;
  }

  /** Returns the permissions of users, without those of groups, domains and links. */
  List<Permission> ofPeople(String spreadsheetId, PublishAttempt attempt) {
    var found = new ArrayList<Permission>();
    @Nullable String page = null;
    do {
      var token = page;
      var request =
          GoogleRequestFactory.of(
              () ->
                  clients
                      .permissions()
                      .list(spreadsheetId)
                      .setFields("nextPageToken,permissions(id,type,emailAddress)")
                      .setPageToken(token)
                      .setSupportsAllDrives(true));
      var answer =
          retries.run(
              attempt,
              () -> googleClient.callDrive(request, "list who may read the spreadsheet", attempt));
      found.addAll(Objects.requireNonNullElse(answer.getPermissions(), List.of()));
      page = answer.getNextPageToken();
    } while (page != null);
    return found.stream()
        .filter(each -> "user".equals(each.getType()) && each.getEmailAddress() != null)
        .toList();
  }

  /**
   * Lets a user read a spreadsheet, without an e-mail from Google. This method is idempotent.
   *
   * @param outcomeUnknown runs after each try that Google may have carried out without a response
   * @return the id of the permission
   * @throws GoogleRefusedException if Google refuses to share with the address
   */
  String grant(
      String spreadsheetId, String email, PublishAttempt attempt, Runnable outcomeUnknown) {
    var permission = new Permission().setType("user").setRole("reader").setEmailAddress(email);
    var request =
        GoogleRequestFactory.of(
            () ->
                clients
                    .permissions()
                    .create(spreadsheetId, permission)
                    .setSendNotificationEmail(false)
                    .setFields("id")
                    .setSupportsAllDrives(true));
    var made =
        retries
            .run(
                attempt,
                () -> {
                  try {
                    return googleClient.callDrive(request, "share the spreadsheet", attempt);
                  } catch (GoogleTransientException e) {
                    if (e.mayHaveHappened()) {
                      outcomeUnknown.run();
                    }
                    throw e;
                  }
                })
            .getId();
    if (made == null) {
      throw new ReportFailedException(
          "Google's response to the request to share the spreadsheet has no id.", true, null);
    }
    return made;
  }

  /** Revokes a permission. Does nothing if it no longer exists. */
  void revoke(String spreadsheetId, String permissionId, PublishAttempt attempt) {
    var request =
        GoogleRequestFactory.of(
            () ->
                clients
                    .permissions()
                    .delete(spreadsheetId, permissionId)
                    .setSupportsAllDrives(true));
    retries.run(
        attempt,
        () -> {
          try {
            googleClient.callDriveWithoutBody(
                request, "end the sharing with a former admin", attempt);
          } catch (GoogleRefusedException e) {
            if (e.status() != NOT_FOUND) {
              throw e;
            }
          }
          return true;
        });
  }
}
