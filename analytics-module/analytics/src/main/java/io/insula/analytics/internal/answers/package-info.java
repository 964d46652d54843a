/**
 * Serves the reports, and the route that erases a user. The attribution of one user is computed
 * from raw rows, other reports from the folded tables. A summary also reads raw rows for days that
 * do not consist of whole quarters of an hour.
 */
@NullMarked
package io.insula.analytics.internal.answers;

import org.jspecify.annotations.NullMarked;
