package io.insula.reporting.internal.google;

import static io.insula.reporting.internal.google.SpreadsheetReader.State.FOUND;
import static io.insula.reporting.internal.google.SpreadsheetReader.State.GIVEN;

import com.google.api.services.drive.model.Permission;
import io.insula.reporting.internal.google.SpreadsheetReader.State;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the admins of a cycle read its spreadsheet, and revokes the permissions of former admins.
 * Permissions that other users gave at Google stay as they are.
 */
@Singleton
@Requires(condition = GoogleConfiguredCondition.class)
class Sharing {
  private static final Logger LOG = LoggerFactory.getLogger(Sharing.class);

  private final Permissions permissions;
  private final SpreadsheetReaders readers;

  Sharing(Permissions permissions, SpreadsheetReaders readers) {
    this.permissions = permissions;
    this.readers = readers;
  }

  /**
   * Revokes the permissions that this server gave to users who are no longer admins, or to their
   * former addresses. Called before new values are shown.
   *
   * @param admins e-mail addresses by user names
   * @throws GoogleRefusedException if Google refuses
   */
  void takeBack(String spreadsheetId, Map<String, String> admins, PublishAttempt attempt) {
    for (var reader : readers.of(spreadsheetId)) {
      if (!isAmong(admins, reader)) {
        permissionOf(reader, spreadsheetId, attempt)
            .forEach(id -> permissions.takeBack(spreadsheetId, id, attempt));
        readers.remove(reader);
      }
    }
  }

  private static boolean isAmong(Map<String, String> admins, SpreadsheetReader reader) {
    return reader.username() != null && reader.hasAddress(admins.get(reader.username()));
  }

  /**
   * Finds the permission that this server gave to a user. If an attempt ended before it stored the
   * permission, this method looks for it in Google's list.
   */
  private Stream<String> permissionOf(
      SpreadsheetReader reader, String spreadsheetId, PublishAttempt attempt) {
    return switch (reader.state()) {
      case GIVEN -> Stream.ofNullable(reader.permissionId());
      case FOUND, REFUSED -> Stream.empty();
      case ASKED ->
          permissions.ofPeople(spreadsheetId, attempt).stream()
              .filter(each -> reader.hasAddress(each.getEmailAddress()))
              .map(Permission::getId);
    };
  }

  /**
   * Shares the spreadsheet with the admins who cannot read it yet. If Google refuses an address,
   * for instance because it has no Google account, the next try is after a day. If Google refuses
   * because too much was shared at once, the next try is with the next report.
   *
   * @param admins e-mail addresses by user names
   */
  void give(String spreadsheetId, Map<String, String> admins, PublishAttempt attempt) {
    var known =
        readers.of(spreadsheetId).stream()
            .filter(reader -> isAmong(admins, reader))
            .collect(Collectors.toMap(SpreadsheetReader::username, reader -> reader));
    var open = new TreeMap<>(admins);
    open.keySet().removeIf(name -> known.containsKey(name) && known.get(name).isSettled());
    if (open.isEmpty()) {
      return;
    }
    var present = permissions.ofPeople(spreadsheetId, attempt);
    open.forEach(
        (name, email) -> {
          var there = find(present, email);
          if (there.isEmpty()) {
            give(spreadsheetId, name, email, attempt);
          } else {
            // The permission exists already. If this server requested it before, this server gave
            // it, even if Google's response was lost.
            var state = known.containsKey(name) && isAsked(known.get(name)) ? GIVEN : FOUND;
            readers.put(spreadsheetId, name, email, state, there.get());
          }
        });
  }

  private static boolean isAsked(SpreadsheetReader reader) {
    return reader.state() == State.ASKED;
  }

  private static Optional<String> find(List<Permission> present, String email) {
    return present.stream()
        .filter(each -> email.equalsIgnoreCase(each.getEmailAddress()))
        .map(Permission::getId)
        .findFirst();
  }

  private void give(String spreadsheetId, String name, String email, PublishAttempt attempt) {
    readers.put(spreadsheetId, name, email, State.ASKED, null);
    try {
      var id = permissions.give(spreadsheetId, email, attempt);
      readers.put(spreadsheetId, name, email, GIVEN, id);
    } catch (GoogleRefusedException e) {
      if (!e.isOfHaste()) {
        readers.put(spreadsheetId, name, email, State.REFUSED, null);
      }
      // Google's message may quote the address.
      LOG.warn(
          "Google does not share the spreadsheet {} with {}, an admin of cycle {}: {} {}",
          spreadsheetId,
          name,
          attempt.cycleId(),
          e.status(),
          e.reason());
    }
  }
}
