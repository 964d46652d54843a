/** Serves the reports: computes them from the folded tables and answers requests for them. */
@NullMarked
package io.insula.analytics.internal.answers;

import org.jspecify.annotations.NullMarked;
