package io.insula.analytics.internal.traffic;

/**
 * The facts about a single page view from which touches are found.
 *
 * @param traffic the traffic source; direct if unknown
 * @param isMarked whether it has campaign parameters, a click id or an external referrer, which
 *     make it a touch even in the middle of a visit
 * @param page the address without query and fragment, at most 2,048 characters
 */
public record PageViewTraffic(TrafficSource traffic, boolean isMarked, String page) {}
