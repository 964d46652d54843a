/** Which apps this process hosts, as an answer to its operator. */
@NullMarked
package io.insula.kernel.web.apps;

import org.jspecify.annotations.NullMarked;
