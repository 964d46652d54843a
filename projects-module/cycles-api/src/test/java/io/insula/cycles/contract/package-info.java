/** The contract of the API of cycles, as tests for each of its implementations. */
@NullMarked
package io.insula.cycles.contract;

import org.jspecify.annotations.NullMarked;
