/** Opening a cycle, running it from phase to phase, and closing it. */
@NullMarked
package io.insula.cycles.internal.lifecycle;

import org.jspecify.annotations.NullMarked;
