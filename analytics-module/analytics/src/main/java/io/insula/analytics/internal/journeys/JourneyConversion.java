package io.insula.analytics.internal.journeys;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A conversion, and what brought it about.
 *
 * @param touches the indices, among the touches of the journey, of those that share its credit;
 *     none if there was no touch in time
 * @param touchesInTime how many there were, also those that do not share
 * @param timeToConvert since the first of them; null without any
 * @param pageviewsBefore of the person, at its time or earlier
 * @param pageviewsAfter of the person, in the time after it that counts
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
