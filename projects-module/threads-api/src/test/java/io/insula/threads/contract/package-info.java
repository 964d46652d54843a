/** The contract of the API, as tests for each implementation. */
@NullMarked
package io.insula.threads.contract;

import org.jspecify.annotations.NullMarked;
