/** What the API of cycles promises, as tests for each of its implementations. */
@NullMarked
package io.insula.cycles.contract;

import org.jspecify.annotations.NullMarked;
