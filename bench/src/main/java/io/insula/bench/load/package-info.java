/** A closed-loop HTTP/1.1 load generator that uses little of the CPU of the measured server. */
@NullMarked
package io.insula.bench.load;

import org.jspecify.annotations.NullMarked;
