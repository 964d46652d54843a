/** Conversion of text in paths, queries and headers to the parameters of controllers. */
@NullMarked
package io.insula.kernel.web.input;

import org.jspecify.annotations.NullMarked;
