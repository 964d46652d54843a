/**
 * Serves the reports, and the route that erases a user. The attribution of one user is computed
 * from raw rows, other reports from the folded tables. A summary also reads raw rows for days that
 * begin or end at times like 14:02.
 */
@NullMarked
package io.insula.analytics.internal.answers;

import org.jspecify.annotations.NullMarked;
