/** The contract of the API, as tests for every implementation. */
@NullMarked
package io.insula.membership.contract;

import org.jspecify.annotations.NullMarked;
