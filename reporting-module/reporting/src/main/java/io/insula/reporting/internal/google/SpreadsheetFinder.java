package io.insula.reporting.internal.google;

import com.google.api.services.drive.model.File;
import com.google.api.services.drive.model.FileList;
import io.insula.cycles.Cycle;
import io.insula.reporting.internal.tickets.ReportFailedException;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the spreadsheet of a cycle by its stored id or its file properties, or copies the template.
 * A copy has the properties from the start, even if Google's response is lost.
 */
@Singleton
@Requires(condition = GoogleConfiguredCondition.class)
class SpreadsheetFinder {
  private static final Logger LOG = LoggerFactory.getLogger(SpreadsheetFinder.class);
  private static final int NOT_FOUND = 404;
  private static final String CYCLE = "insula_cycle";
  private static final String INSTALLATION = "insula_installation";

  /** The longest time until searches find a copy whose response was lost. */
  private static final Duration SEARCH_LAG = Duration.ofSeconds(30);

  private static final int SEARCHES_WITHIN_LAG = 3;

  private final GoogleClientFactory clients;
  private final GoogleClient googleClient;
  private final GoogleRetryRunner retries;
  private final Sleeper sleeper;
  private final CycleSpreadsheets spreadsheets;
  private final GoogleSettings settings;

  SpreadsheetFinder(
      GoogleClientFactory clients,
      GoogleClient googleClient,
      GoogleRetryRunner retries,
      Sleeper sleeper,
      CycleSpreadsheets spreadsheets,
      GoogleSettings settings) {
    this.clients = clients;
    this.googleClient = googleClient;
    this.retries = retries;
    this.sleeper = sleeper;
    this.spreadsheets = spreadsheets;
    this.settings = settings;
  }

  /** Finds the spreadsheet of a cycle, stores its id and returns this id. */
  String find(Cycle cycle, PublishAttempt attempt) {
    var known = spreadsheets.idOf(cycle.id());
    if (known.isPresent() && retries.run(attempt, () -> isThere(known.get(), attempt))) {
      return known.get();
    }
    var id = retries.run(attempt, () -> searchOrCopy(cycle, attempt));
    spreadsheets.remember(attempt, id);
    return id;
  }

  private boolean isThere(String id, PublishAttempt attempt) {
    try {
      var file =
          googleClient.callDrive(
              GoogleRequestFactory.of(
                  () -> clients.files().get(id).setFields("id,trashed").setSupportsAllDrives(true)),
              "look for the spreadsheet",
              attempt);
      if (!Boolean.TRUE.equals(file.getTrashed())) {
        return true;
      }
    } catch (GoogleRefusedException e) {
      if (e.status() != NOT_FOUND) {
        throw e;
      }
    }
    LOG.warn(
        "The spreadsheet {} of cycle {} cannot be found any more, or is in the trash; the server"
            + " looks for another one or makes one",
        id,
        attempt.cycleId());
    return false;
  }

  private String searchOrCopy(Cycle cycle, PublishAttempt attempt) {
    var found = search(attempt);
    var maxWait = settings.readTimeout().plus(SEARCH_LAG);
    var lag =
        spreadsheets.timeSinceCopyRequest(cycle.id()).map(maxWait::minus).orElse(Duration.ZERO);
    if (lag.isPositive()) {
      for (var searches = 0; found.isEmpty() && searches < SEARCHES_WITHIN_LAG; searches++) {
        sleeper.pause(lag.dividedBy(SEARCHES_WITHIN_LAG), attempt::heartbeat);
        found = search(attempt);
      }
    }
    return found.orElseGet(() -> copy(cycle, attempt));
  }

  /**
   * Returns the oldest spreadsheet whose file properties name the cycle. Newer ones are not
   * deleted, because users may have links to them.
   */
  private Optional<String> search(PublishAttempt attempt) {
    var found = new ArrayList<File>();
    @Nullable String page = null;
    do {
      var answer = searchPage(page, attempt);
      found.addAll(Objects.requireNonNullElse(answer.getFiles(), List.of()));
      page = answer.getNextPageToken();
    } while (page != null);
    if (found.size() > 1) {
      LOG.warn(
          "Cycle {} has {} spreadsheets at Google. The oldest is kept up to date; these are the"
              + " ids, oldest first: {}",
          attempt.cycleId(),
          found.size(),
          found.stream().map(File::getId).toList());
    }
    return found.stream().findFirst().map(file -> idOf(file, "search for the spreadsheet"));
  }

  private FileList searchPage(@Nullable String page, PublishAttempt attempt) {
    var query =
        "%s and %s and trashed = false"
            .formatted(
                has(CYCLE, Long.toString(attempt.cycleId())),
                has(INSTALLATION, spreadsheets.installation()));
    return googleClient.callDrive(
        GoogleRequestFactory.of(
            () ->
                clients
                    .files()
                    .list()
                    .setQ(query)
                    .setOrderBy("createdTime")
                    .setFields("nextPageToken,files(id,createdTime)")
                    .setPageToken(page)
                    .setSupportsAllDrives(true)
                    .setIncludeItemsFromAllDrives(true)),
        "search for the spreadsheet",
        attempt);
  }

  private static String has(String key, String value) {
    return "appProperties has { key='%s' and value='%s' }".formatted(key, value);
  }

  private String copy(Cycle cycle, PublishAttempt attempt) {
    var copy =
        new File()
            .setName(cycle.name())
            .setAppProperties(
                Map.of(
                    CYCLE, Long.toString(cycle.id()), INSTALLATION, spreadsheets.installation()));
    if (!settings.folderId().isBlank()) {
      copy.setParents(List.of(settings.folderId()));
    }
    spreadsheets.recordCopyRequest(attempt);
    try {
      var made =
          googleClient.callDrive(
              GoogleRequestFactory.of(
                  () ->
                      clients
                          .files()
                          .copy(settings.templateId(), copy)
                          .setFields("id")
                          .setSupportsAllDrives(true)),
              "copy the template",
              attempt);
      return idOf(made, "copy the template");
    } catch (GoogleTransientException e) {
      if (e.mayHaveHappened()) {
        spreadsheets.recordUnknownCopyOutcome(attempt);
      } else {
        spreadsheets.recordNoCopy(attempt);
      }
      throw e;
    } catch (GoogleRefusedException e) {
      spreadsheets.recordNoCopy(attempt);
      throw e;
    }
  }

  private static String idOf(File file, String doing) {
    var id = file.getId();
    if (id == null) {
      throw new ReportFailedException(
          "Google's response to the request to " + doing + " has no id.", true, null);
    }
    return id;
  }
}
