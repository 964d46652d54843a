/** The contract of the API of threads, as tests for each of its implementations. */
@NullMarked
package io.insula.threads.contract;

import org.jspecify.annotations.NullMarked;
