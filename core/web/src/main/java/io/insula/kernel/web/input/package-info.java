/**
 * Conversion of text in paths, queries and headers to the parameters of controllers, and the
 * refusal of bodies that no controller reads.
 */
@NullMarked
package io.insula.kernel.web.input;

import org.jspecify.annotations.NullMarked;
