/** A few believable projects, so that the first answer is worth reading. In development alone. */
@NullMarked
package io.insula.app.demo;

import org.jspecify.annotations.NullMarked;
