/** Opens cycles, moves them from phase to phase, and closes them. */
@NullMarked
package io.insula.cycles.internal.lifecycle;

import org.jspecify.annotations.NullMarked;
