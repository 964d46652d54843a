/** Measures the time of a call to another app, in process and across processes. */
@NullMarked
package io.insula.bench.calls;

import org.jspecify.annotations.NullMarked;
