/**
 * Refuses requests if a proxy and this server could disagree about where these requests begin and
 * end.
 */
@NullMarked
package io.insula.kernel.web.framing;

import org.jspecify.annotations.NullMarked;
