/** Addresses of requests that mean one thing only. */
@NullMarked
package io.insula.kernel.web.address;

import org.jspecify.annotations.NullMarked;
