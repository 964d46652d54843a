/**
 * Computes statistics of votes: who took part, what proposals cost, and how many winners each
 * ballot supports.
 */
@NullMarked
package io.insula.cycles.internal.statistics;

import org.jspecify.annotations.NullMarked;
