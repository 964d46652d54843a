package io.insula.analytics.internal.privacy;

import io.insula.analytics.internal.folding.UserErasure;
import io.insula.analytics.internal.folding.UserExport;
import io.insula.api.privacy.Audience;
import io.insula.api.privacy.Person;
import io.insula.api.privacy.PersonalData;
import io.insula.api.privacy.PersonalItem;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Exports and erases the personal data of this app. It expects that senders use the user name as
 * the user id.
 */
@Singleton
final class AnalyticsPersonalData implements PersonalData {
  private static final String GOES = "is deleted with its row";
  private static final String IS_MADE_ANEW = "is computed again from the remaining rows";

  private final UserErasure erasure;
  private final UserExport export;

  AnalyticsPersonalData(UserErasure erasure, UserExport export) {
    this.erasure = erasure;
    this.export = export;
  }

  @Override
  public String app() {
    return "analytics";
  }

  @Override
  public Map<String, String> columns() {
    return Map.ofEntries(
        Map.entry("pageview.user_id", GOES),
        Map.entry("pageview.fingerprint", GOES),
        Map.entry("pageview.url", GOES),
        Map.entry("pageview.referrer_url", GOES),
        Map.entry("event.user_id", GOES),
        Map.entry("event.fingerprint", GOES),
        Map.entry("bot_row.user_id", GOES),
        Map.entry("bot_row.fingerprint", GOES),
        Map.entry("bot_row.user_agent", GOES),
        Map.entry("bot_row.row", GOES),
        Map.entry("touch.fingerprint", IS_MADE_ANEW),
        Map.entry("outcome.person", IS_MADE_ANEW),
        Map.entry("label.name", "is deleted if no other row has it"));
  }

  @Override
  public Stream<PersonalItem> export(Person person, Audience audience) {
    return export.of(person.username());
  }

  @Override
  public void erase(Person person) {
    erasure.erase(person.username());
  }
}
