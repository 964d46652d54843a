/** Checks on addresses of requests, so that each has only one meaning. */
@NullMarked
package io.insula.kernel.web.address;

import org.jspecify.annotations.NullMarked;
