package io.insula.analytics.internal.answers;

/**
 * A landing page with its visitors and signups in a period.
 *
 * @param landingPage an address without query and fragment
 * @param visitors the number of fingerprints with a touch on this page
 * @param signups the number of signups whose first touch in the attribution window was on this page
 */
record LandingPageLine(String landingPage, long visitors, long signups) {}
