/** What the app keeps of people. */
@NullMarked
package io.insula.analytics.internal.privacy;

import org.jspecify.annotations.NullMarked;
