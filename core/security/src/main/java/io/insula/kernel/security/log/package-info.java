/** Events that concern the security of the server. */
@NullMarked
package io.insula.kernel.security.log;

import org.jspecify.annotations.NullMarked;
