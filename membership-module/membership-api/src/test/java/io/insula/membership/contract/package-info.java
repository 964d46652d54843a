/** What the API promises, as tests for whatever implements it. */
@NullMarked
package io.insula.membership.contract;

import org.jspecify.annotations.NullMarked;
