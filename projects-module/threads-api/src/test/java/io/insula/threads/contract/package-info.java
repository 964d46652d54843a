/** What the API promises, as tests for whatever implements it. */
@NullMarked
package io.insula.threads.contract;

import org.jspecify.annotations.NullMarked;
