/** Every error of every route as one kind of answer: problem details (RFC 9457). */
@NullMarked
package io.insula.kernel.web.problems;

import org.jspecify.annotations.NullMarked;
