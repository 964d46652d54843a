/** The demo cycles, which a server with {@code insula.demo=true} creates. */
@NullMarked
package io.insula.cycles.internal.demo;

import org.jspecify.annotations.NullMarked;
