/**
 * The selection of routes, and checks on the addresses of requests, so that each address has only
 * one meaning.
 */
@NullMarked
package io.insula.kernel.web.address;

import org.jspecify.annotations.NullMarked;
