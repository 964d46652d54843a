/** How text in paths, queries and headers becomes the values that controllers take. */
@NullMarked
package io.insula.kernel.web.input;

import org.jspecify.annotations.NullMarked;
