package io.insula.analytics.internal.answers;

/**
 * A landing page with its visitors and signups in a period.
 *
 * @param landingPage an address without query and fragment
 * @param visitors fingerprints with a touch there in the period
 * @param signups signups in the period whose first touch was there
 */
record LandingPageLine(String landingPage, long visitors, long signups) {}
