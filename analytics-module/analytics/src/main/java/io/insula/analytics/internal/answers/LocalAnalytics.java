package io.insula.analytics.internal.answers;

import io.insula.analytics.Analytics;
import io.insula.analytics.Attribution;
import io.insula.analytics.Summary;
import io.insula.analytics.SummaryRequest;
import io.insula.analytics.UserNotFoundException;
import io.insula.api.InputChecks;
import jakarta.inject.Singleton;

/** Implements {@link Analytics} in the process that hosts this app. */
@Singleton
final class LocalAnalytics implements Analytics {
  private final SummaryService summaryService;
  private final UserJourneyService journeys;

  LocalAnalytics(SummaryService summaryService, UserJourneyService journeys) {
    this.summaryService = summaryService;
    this.journeys = journeys;
  }

  @Override
  public Summary summary(SummaryRequest request) {
    return summaryService.of(request);
  }

  @Override
  public Attribution attribution(String userId) {
    new InputChecks().text("user_id", userId, USER_ID).done();
    return journeys
        .of(userId, Integer.MAX_VALUE)
        .map(AttributionMapper::of)
        .orElseThrow(() -> new UserNotFoundException(userId));
  }
}
