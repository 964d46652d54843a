/** Votes on threads, and their counters. */
@NullMarked
package io.insula.threads.internal.votes;

import org.jspecify.annotations.NullMarked;
