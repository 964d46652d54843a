/**
 * The proposals of a cycle: how they enter it, how its admins change them, and what they become.
 */
@NullMarked
package io.insula.cycles.internal.proposals;

import org.jspecify.annotations.NullMarked;
