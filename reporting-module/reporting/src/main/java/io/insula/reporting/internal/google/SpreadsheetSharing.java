package io.insula.reporting.internal.google;

import static io.insula.reporting.internal.google.SpreadsheetShare.State.FOUND;
import static io.insula.reporting.internal.google.SpreadsheetShare.State.GIVEN;

import com.google.api.services.drive.model.Permission;
import io.insula.reporting.internal.google.SpreadsheetShare.State;
import io.insula.reporting.internal.tickets.ReportFailedException;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shares the spreadsheet of a cycle with its admins, and revokes the permissions of former admins.
 * Permissions that other users gave at Google stay.
 */
@Singleton
@Requires(condition = GoogleConfiguredCondition.class)
class SpreadsheetSharing {
  private static final Logger LOG = LoggerFactory.getLogger(SpreadsheetSharing.class);

  private final SpreadsheetPermissions spreadsheetPermissions;
  private final SpreadsheetShares shares;

  SpreadsheetSharing(SpreadsheetPermissions spreadsheetPermissions, SpreadsheetShares shares) {
    this.spreadsheetPermissions = spreadsheetPermissions;
    this.shares = shares;
  }

  /**
   * Revokes the permissions that this server gave to former admins, and to former addresses of
   * admins. Called before new values are shown.
   *
   * @param admins e-mail addresses by user names
   * @throws GoogleRefusedException if Google refuses a request
   */
  void revoke(String spreadsheetId, Map<String, String> admins, PublishAttempt attempt) {
    for (var share : shares.of(spreadsheetId)) {
      if (!isAmong(admins, share)) {
        permissionOf(share, spreadsheetId, attempt)
            .forEach(id -> spreadsheetPermissions.revoke(spreadsheetId, id, attempt));
        shares.remove(share);
      }
    }
  }

  private static boolean isAmong(Map<String, String> admins, SpreadsheetShare share) {
    return share.username() != null && share.hasAddress(admins.get(share.username()));
  }

  /**
   * Finds the permission that this server gave to a user. Searches Google's list by address if the
   * id is not known.
   */
  private Stream<String> permissionOf(
      SpreadsheetShare share, String spreadsheetId, PublishAttempt attempt) {
    return switch (share.state()) {
      case GIVEN -> Stream.ofNullable(share.permissionId());
      case FOUND, REFUSED -> Stream.empty();
      case ASKED ->
          spreadsheetPermissions.ofPeople(spreadsheetId, attempt).stream()
              .filter(each -> share.hasAddress(each.getEmailAddress()))
              .map(Permission::getId);
    };
  }

  /**
   * Shares the spreadsheet with the admins who cannot read it yet. Retries a refused address after
   * a day, or with the next report after a rate limit.
   *
   * @param admins e-mail addresses by user names
   */
  void grant(String spreadsheetId, Map<String, String> admins, PublishAttempt attempt) {
    var known =
        shares.of(spreadsheetId).stream()
            .filter(share -> isAmong(admins, share))
            .collect(Collectors.toMap(SpreadsheetShare::username, share -> share));
    var open = new TreeMap<>(admins);
    open.keySet().removeIf(name -> known.containsKey(name) && known.get(name).isSettled());
    if (open.isEmpty()) {
      return;
    }
    var present = spreadsheetPermissions.ofPeople(spreadsheetId, attempt);
    open.forEach(
        (name, email) -> {
          var there = find(present, email);
          if (there.isEmpty()) {
            grant(spreadsheetId, name, email, attempt);
          } else {
            // The user already has the permission. The state ASKED means that this server gave the
            // permission, and Google's response was lost.
            var state = known.containsKey(name) && isAsked(known.get(name)) ? GIVEN : FOUND;
            shares.put(spreadsheetId, name, email, state, there.get());
          }
        });
  }

  private static boolean isAsked(SpreadsheetShare share) {
    return share.state() == State.ASKED;
  }

  private static Optional<String> find(List<Permission> present, String email) {
    return present.stream()
        .filter(each -> email.equalsIgnoreCase(each.getEmailAddress()))
        .map(Permission::getId)
        .findFirst();
  }

  private void grant(String spreadsheetId, String name, String email, PublishAttempt attempt) {
    shares.put(spreadsheetId, name, email, State.ASKED, null);
    var mayBeGiven = new AtomicBoolean();
    try {
      var id =
          spreadsheetPermissions.grant(spreadsheetId, email, attempt, () -> mayBeGiven.set(true));
      shares.put(spreadsheetId, name, email, GIVEN, id);
    } catch (GoogleRefusedException e) {
      // Google can have given the permission only if the response to an earlier try was lost.
      if (!mayBeGiven.get()
          || find(spreadsheetPermissions.ofPeople(spreadsheetId, attempt), email).isEmpty()) {
        storeRefusal(spreadsheetId, name, email, e);
      }
      // Google's message may quote the address, so the message is not logged.
      LOG.warn(
          "Google does not share the spreadsheet {} with {}, an admin of cycle {}: {} {}",
          spreadsheetId,
          name,
          attempt.cycleId(),
          e.status(),
          e.reason());
    } catch (ReportFailedException e) {
      // Each try reached a rate limit, so Google gave no permission.
      if (e.getCause() instanceof GoogleTransientException && !mayBeGiven.get()) {
        shares.remove(spreadsheetId, name);
      }
      throw e;
    }
  }

  /**
   * Stores that Google gave no permission. After a rate limit, no row stays. Otherwise, a
   * permission that a person gives at Google later would count as given by this server.
   */
  private void storeRefusal(
      String spreadsheetId, String name, String email, GoogleRefusedException refusal) {
    if (refusal.isRateLimit()) {
      shares.remove(spreadsheetId, name);
    } else {
      shares.put(spreadsheetId, name, email, State.REFUSED, null);
    }
  }
}
