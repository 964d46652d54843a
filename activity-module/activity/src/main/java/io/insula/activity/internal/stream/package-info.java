/** Streams events to readers as they become visible. */
@NullMarked
package io.insula.activity.internal.stream;

import org.jspecify.annotations.NullMarked;
