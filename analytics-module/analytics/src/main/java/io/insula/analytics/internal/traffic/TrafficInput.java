package io.insula.analytics.internal.traffic;

/**
 * What one page view says by itself about where its visitor came from.
 *
 * @param traffic direct where nothing is said
 * @param isMarked whether it carries campaign parameters, a click id or an external referrer, which
 *     makes it a touch in the middle of a visit too
 * @param page the address without query and fragment, at most 2,048 characters
 */
public record TrafficInput(TrafficSource traffic, boolean isMarked, String page) {}
