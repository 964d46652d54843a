/**
 * Reports on budgeting cycles. What other apps may see; start at {@link
 * io.insula.reporting.Reports}.
 */
@NullMarked
package io.insula.reporting;

import org.jspecify.annotations.NullMarked;
