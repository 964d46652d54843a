/**
 * Forwards web requests to the process that hosts the app. Clients see one address, wherever the
 * apps run.
 */
@NullMarked
package io.insula.kernel.movingout.forwarding;

import org.jspecify.annotations.NullMarked;
