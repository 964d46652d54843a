/**
 * Serves the reports. The attribution of one user is computed from the raw rows, all other reports
 * from the folded tables.
 */
@NullMarked
package io.insula.analytics.internal.answers;

import org.jspecify.annotations.NullMarked;
