package io.insula.analytics.internal.journeys;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A conversion and the touches that led to it.
 *
 * @param touches the indices, among the touches of the journey, of those with credit; none without
 *     a touch inside the window
 * @param touchesInTime the number of touches inside the window, including those without credit
 * @param timeToConvert the time since the first of them; null without any
 * @param pageviewsBefore the person's page views at its time or earlier
 * @param pageviewsAfter the person's page views in the window after it
 * @param credits in billionths, one for each of the touches
 */
public record JourneyConversion(
    SiteEvent event,
    List<Integer> touches,
    int touchesInTime,
    @Nullable Duration timeToConvert,
    int pageviewsBefore,
    int pageviewsAfter,
    Map<AttributionModel, List<Long>> credits) {}
