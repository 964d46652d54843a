/** Bodies that are on disk as a whole before they are read. */
@NullMarked
package io.insula.cycles.internal.received;

import org.jspecify.annotations.NullMarked;
