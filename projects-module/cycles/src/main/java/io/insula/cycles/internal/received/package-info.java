/** Stores request bodies completely on disk before they are processed. */
@NullMarked
package io.insula.cycles.internal.received;

import org.jspecify.annotations.NullMarked;
