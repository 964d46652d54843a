/** The transactional outbox: the durable hand-off to another app's API. */
@NullMarked
package io.insula.kernel.outbox;

import org.jspecify.annotations.NullMarked;
