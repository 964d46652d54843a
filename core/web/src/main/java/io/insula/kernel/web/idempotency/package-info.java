/** {@code Idempotency-Key}: a repeated POST of a signed-in caller runs once. */
@NullMarked
package io.insula.kernel.web.idempotency;

import org.jspecify.annotations.NullMarked;
