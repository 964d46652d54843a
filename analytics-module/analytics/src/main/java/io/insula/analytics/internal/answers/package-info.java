/**
 * Serves the reports, and the route that erases a user. The attribution of one user is computed
 * from the raw rows. All other reports are read from the folded tables. There is one exception: a
 * summary counts a part of a day from the raw rows if the part begins or ends inside a quarter of
 * an hour, for instance at 14:02.
 */
@NullMarked
package io.insula.analytics.internal.answers;

import org.jspecify.annotations.NullMarked;
