/** Tells whether a request was signed by somebody who shares a secret with this server. */
@NullMarked
package io.insula.analytics.internal.webhooks;

import org.jspecify.annotations.NullMarked;
