/**
 * Web requests that one process takes and another one answers: clients see one address, wherever
 * the apps are.
 */
@NullMarked
package io.insula.kernel.movingout.forwarding;

import org.jspecify.annotations.NullMarked;
