package io.insula.analytics.internal.folding;

import io.insula.analytics.internal.journeys.ConversionAttribution;
import io.insula.analytics.internal.journeys.Journey;
import io.insula.analytics.internal.journeys.SiteEvent;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;

/** Updates the stored outcomes of the events of journeys. */
@Singleton
final class Outcomes {
  /** The number of credits that are held before they are written. */
  private static final int PORTION = 5_000;

  private final ConversionAttribution conversions;

  Outcomes(ConversionAttribution conversions) {
    this.conversions = conversions;
  }

  /** Computes the outcomes of journeys, and writes only those that differ from the stored ones. */
  void replace(SharedSums sums, Collection<Journey> all) throws SQLException {
    var numbers =
        all.stream()
            .flatMap(journey -> journey.events().stream())
            .map(event -> event.place().number())
            .toList();
    var stored = OutcomeTable.digests(sums.connection(), numbers);
    var changed = new ArrayList<Outcome>();
    var credits = 0;
    for (var journey : all) {
      for (var event : journey.events()) {
        var outcome = outcome(journey, event);
        var known = stored.get(outcome.number());
        if (known == null || known != outcome.digest()) {
          changed.add(outcome);
          credits += outcome.credits().size() + 1;
        }
        if (credits > PORTION) {
          OutcomeTable.replace(sums, changed);
          changed.clear();
          credits = 0;
        }
      }
    }
    OutcomeTable.replace(sums, changed);
  }

  private Outcome outcome(Journey journey, SiteEvent event) {
    return conversions.is(event)
        ? Outcome.of(conversions.of(journey, event), journey)
        : Outcome.of(event, journey.person());
  }
}
