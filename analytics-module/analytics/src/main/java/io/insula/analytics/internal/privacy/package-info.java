/** Exports and erases the personal data of this app. */
@NullMarked
package io.insula.analytics.internal.privacy;

import org.jspecify.annotations.NullMarked;
