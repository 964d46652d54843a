/**
 * Reports on budgeting cycles: the interface for other apps. Start at {@link
 * io.insula.reporting.Reports}.
 */
@NullMarked
package io.insula.reporting;

import org.jspecify.annotations.NullMarked;
