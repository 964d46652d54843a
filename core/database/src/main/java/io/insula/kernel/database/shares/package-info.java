/** Shares the connections of the pool between apps, and the processors between statements. */
@NullMarked
package io.insula.kernel.database.shares;

import org.jspecify.annotations.NullMarked;
