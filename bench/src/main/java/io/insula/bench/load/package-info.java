/** A closed-loop HTTP/1.1 load generator that takes little CPU from what it measures. */
@NullMarked
package io.insula.bench.load;

import org.jspecify.annotations.NullMarked;
