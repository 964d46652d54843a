package io.insula.analytics.internal.traffic;

/**
 * What the address and the referrer of a single page view say about it.
 *
 * @param traffic the traffic source; direct if unknown
 * @param isMarked whether the page view has campaign parameters, a click id that counts (see {@link
 *     TrafficSourceRules#read}) or an external referrer. A marked page view is a touch even in the
 *     middle of a visit
 * @param page the address without query and fragment, at most 2,048 characters
 */
public record PageViewTraffic(TrafficSource traffic, boolean isMarked, String page) {}
