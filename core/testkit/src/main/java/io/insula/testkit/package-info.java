/** Common test tools: a database, signed-in clients, a settable clock, simulated faults. */
@NullMarked
package io.insula.testkit;

import org.jspecify.annotations.NullMarked;
