/** The contract of the API of the app {@code sample}, as tests for each implementation. */
@NullMarked
package io.insula.sample.contract;

import org.jspecify.annotations.NullMarked;
