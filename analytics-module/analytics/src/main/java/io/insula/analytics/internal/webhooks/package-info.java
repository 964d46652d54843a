/** Verifies webhooks: that a request was signed with a secret of this server. */
@NullMarked
package io.insula.analytics.internal.webhooks;

import org.jspecify.annotations.NullMarked;
