/**
 * Collects concurrent single-row writes into one statement and one transaction, so that many
 * callers share the cost of one commit. Start at {@link
 * io.insula.kernel.database.groupcommit.GroupCommit}.
 */
@NullMarked
package io.insula.kernel.database.groupcommit;

import org.jspecify.annotations.NullMarked;
