/** Requests whose beginning and end mean the same to every HTTP program that sees them. */
@NullMarked
package io.insula.kernel.web.framing;

import org.jspecify.annotations.NullMarked;
