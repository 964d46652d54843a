/** Tests that make apps and plugins in copies of this whole repository, and build and run them. */
@NullMarked
package io.insula.template.whole;

import org.jspecify.annotations.NullMarked;
