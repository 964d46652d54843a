/**
 * The HTTP features that all routes share: problems, strict input, cursors, idempotency, limits,
 * headers, documentation.
 */
@NullMarked
package io.insula.kernel.web;

import org.jspecify.annotations.NullMarked;
