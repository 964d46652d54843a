/** Generates from this repository as a whole, and builds and runs the results. */
@NullMarked
package io.insula.template.whole;

import org.jspecify.annotations.NullMarked;
