/** The tests of the promises of the API, which each implementation must pass. */
@NullMarked
package io.insula.analytics.contract;

import org.jspecify.annotations.NullMarked;
