/** The description of all routes that this process serves, and the page at {@code /docs}. */
@NullMarked
package io.insula.kernel.web.documentation;

import org.jspecify.annotations.NullMarked;
