/** Refuses requests for which a proxy and this server could disagree where they begin and end. */
@NullMarked
package io.insula.kernel.web.framing;

import org.jspecify.annotations.NullMarked;
