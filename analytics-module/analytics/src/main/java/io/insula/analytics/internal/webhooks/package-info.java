/** Verifies that a webhook was signed with one of the configured secrets. */
@NullMarked
package io.insula.analytics.internal.webhooks;

import org.jspecify.annotations.NullMarked;
