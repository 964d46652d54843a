package io.insula.analytics.internal.traffic;

/**
 * What the address and the referrer of a page view say about the page view.
 *
 * <p>A marked page view is a touch even inside a visit. The marks are campaign parameters, an
 * external referrer, or a click id that counts (see {@link TrafficSourceRules#read}).
 *
 * @param traffic the traffic source; direct if unknown
 * @param isMarked whether the page view is marked
 * @param page the address without query and fragment, at most 2,048 characters
 */
public record PageViewTraffic(TrafficSource traffic, boolean isMarked, String page) {}
