package io.insula.analytics.internal.traffic;

/**
 * What the address and the referrer say about a page view.
 *
 * <p>A marked page view is a touch even inside a visit. Each of these marks a page view:
 *
 * <ul>
 *   <li>campaign parameters
 *   <li>an external referrer
 *   <li>a click id that counts (see {@link TrafficSourceRules#read})
 * </ul>
 *
 * @param traffic the traffic source; direct if unknown
 * @param isMarked whether the page view is marked
 * @param page the address without query and fragment, at most 2,048 characters
 */
public record PageViewTraffic(TrafficSource traffic, boolean isMarked, String page) {}
