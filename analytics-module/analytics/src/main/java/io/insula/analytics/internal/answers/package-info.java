/** Answers where users come from. */
@NullMarked
package io.insula.analytics.internal.answers;

import org.jspecify.annotations.NullMarked;
