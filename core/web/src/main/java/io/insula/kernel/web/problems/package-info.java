/** All errors of all routes in one format: problem details (RFC 9457). */
@NullMarked
package io.insula.kernel.web.problems;

import org.jspecify.annotations.NullMarked;
