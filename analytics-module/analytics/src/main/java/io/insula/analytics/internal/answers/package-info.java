/**
 * Serves the reports, and the route that erases a user. The attribution of one user is computed
 * from the raw rows. All other reports are read from the folded tables, except for days of a
 * summary that do not consist of whole quarters of an hour.
 */
@NullMarked
package io.insula.analytics.internal.answers;

import org.jspecify.annotations.NullMarked;
