package io.insula.analytics.internal.answers;

import io.insula.analytics.internal.journeys.JourneyConversion;
import io.insula.analytics.internal.journeys.JourneyReceiver;
import io.insula.analytics.internal.journeys.JourneyTouch;
import io.insula.analytics.internal.journeys.NumberedTouch;
import io.insula.analytics.internal.journeys.PageView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Collects the journey of a user, with a limited number of touches. */
final class JourneyCollector implements JourneyReceiver {
  private final int mostTouches;
  private final TreeSet<String> fingerprints = new TreeSet<>();
  private final List<JourneyTouch> touches = new ArrayList<>();
  private final List<JourneyConversion> conversions = new ArrayList<>();
  private @Nullable JourneyTouch first;
  private @Nullable JourneyTouch last;
  private TouchDigest allTouches = TouchDigest.NONE;

  JourneyCollector(int mostTouches) {
    this.mostTouches = mostTouches;
  }

  @Override
  public void pageview(PageView pageview) {
    fingerprint(pageview.fingerprint());
  }

  /** Adds a fingerprint of the user. */
  void fingerprint(@Nullable String fingerprint) {
    if (fingerprint != null) {
      fingerprints.add(fingerprint);
    }
  }

  @Override
  public void touch(NumberedTouch touch) {
    allTouches = allTouches.with(touch.touch());
    if (touches.size() < mostTouches) {
      touches.add(touch.touch());
    }
    if (first == null) {
      first = touch.touch();
    }
    last = touch.touch();
  }

  @Override
  public void conversion(JourneyConversion conversion) {
    conversions.add(conversion);
  }

  /** Whether no fingerprint was collected. An event without a fingerprint does not count. */
  boolean isEmpty() {
    return fingerprints.isEmpty();
  }

  UserJourney journey(String userId, int conversionsTotal, UserJourney.Rows rows) {
    var decisive = decisive();
    return new UserJourney(
        userId,
        List.copyOf(fingerprints),
        decisive.map(conversion -> conversion.touches().getFirst().touch()).orElse(first),
        decisive.map(conversion -> conversion.touches().getLast().touch()).orElse(last),
        List.copyOf(touches),
        allTouches,
        List.copyOf(conversions),
        conversionsTotal,
        rows);
  }

  private Optional<JourneyConversion> decisive() {
    return conversions.stream().filter(conversion -> !conversion.touches().isEmpty()).findFirst();
  }
}
