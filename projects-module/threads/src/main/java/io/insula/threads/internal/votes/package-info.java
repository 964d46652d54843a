/** Stores the votes on threads and counts them. */
@NullMarked
package io.insula.threads.internal.votes;

import org.jspecify.annotations.NullMarked;
