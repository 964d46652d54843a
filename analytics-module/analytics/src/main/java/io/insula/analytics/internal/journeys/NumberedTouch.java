package io.insula.analytics.internal.journeys;

/**
 * A touch of a person.
 *
 * @param index the index of the touch among all touches of the person, from 0
 */
public record NumberedTouch(int index, JourneyTouch touch) {}
